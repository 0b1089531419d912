import { ListIndex, type MatchQuery } from '@yidan/matching';
import type { LabelledMatter } from './labelled-matter.ts';
import { qualityOf, type Answered, type Quality } from './measure.ts';
import { PlainBm25 } from './plain-bm25.ts';
import { sampleItems } from '../sample-items.ts';

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

/** What matching with the common lexicon answers for every matter. */
export function answersWithLexicon(matters: readonly LabelledMatter[]): Answered[] {
  return answersOf(indexOf(sampleItems()), matters);
}

/** 事项划转之后: of the matters that were answered by the one item they are about, how many follow it to another organ. */
export function afterMoving(matters: readonly LabelledMatter[], organName: string): { asked: number; followed: number } {
  const items = new Map(sampleItems().map((item) => [item.code, item]));
  const index = indexOf([...items.values()]);
  const bestFor = (matter: LabelledMatter): string | undefined => index.match([...items.values()][0]!.tenantId, questionOf(matter)).candidates[0]?.itemKey;
  let asked = 0;
  let followed = 0;
  for (const matter of matters) {
    const item = items.get(matter.items[0] ?? '');
    if (!item || matter.items.length > 1 || bestFor(matter) !== item.itemKey) continue;
    asked += 1;
    index.put({ ...item, organId: 'moved', organName, unitId: 'moved/1', formerOrgans: [{ organId: item.organId, organName: item.organName }] });
    if (bestFor(matter) === item.itemKey) followed += 1;
    index.put(item);
  }
  return { asked, followed };
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
