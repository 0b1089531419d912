import { ListIndex, type MatchQuery } from '@yidan/matching';
import type { LabelledMatter } from './labelled-matter.ts';
import { qualityOf, type Answered, type Quality } from './measure.ts';
import { PlainBm25 } from './plain-bm25.ts';
import { sampleItems } from './sample-items.ts';

/** 质量报告: matching with and without the common lexicon, beside plain search. */
export interface QualityReport {
  readonly withLexicon: Quality;
  readonly withoutLexicon: Quality;
  readonly plain: Quality;
}

/** Asks the sample lists about every matter in three ways. */
export function reportOn(matters: readonly LabelledMatter[]): QualityReport {
  const items = sampleItems();
  const plain = new PlainBm25(items);
  return {
    withLexicon: qualityOf(matters, answersOf(indexOf(items), matters)),
    withoutLexicon: qualityOf(matters, answersOf(indexOf(items, []), matters)),
    plain: qualityOf(matters, matters.map(({ title, content }) => ({ decision: null, holders: plain.rank(`${title}\n${content}`).map(({ organId, unitId }) => ({ organ: organId, unit: unitId })) }))),
  };
}

/** A matter as matching is asked about it. */
export function questionOf({ title, content, address, channel }: LabelledMatter): MatchQuery {
  return { title, content, channel, ...(address && { place: { address } }) };
}

function indexOf(items: ReturnType<typeof sampleItems>, seed?: []): ListIndex {
  const index = new ListIndex(seed ? { seed } : {});
  for (const item of items) index.put(item);
  return index;
}

function answersOf(index: ListIndex, matters: readonly LabelledMatter[]): Answered[] {
  const [item] = sampleItems();
  return matters.map((matter) => {
    const { decision, candidates } = index.match(item!.tenantId, questionOf(matter));
    return { decision, holders: candidates.map(({ organId, unitId }) => ({ organ: organId, unit: unitId })) };
  });
}
