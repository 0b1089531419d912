import { ListIndex, type IndexedItem } from '@yidan/matching';
import { labelledMatters } from '../quality/labelled-matters.ts';
import { percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { sampleItems } from '../sample-items.ts';
import { answeredBy, meanOf, type Answered } from './answered.ts';
import { countsOf, messagesOf, nobodysOf, seeded, shuffled, splitBy, withMistakes, type Decided, type Told } from './history.ts';
import { toldSubjects } from './told-subjects.ts';

const SEEDS = [1, 2, 3, 4, 5];
const TAUGHT = 2000;
const MISTAKEN = 0.05;

/** One way of matching, before and after learning. */
type Way = 'list' | 'withLexicon';

interface Measured {
  readonly before: Answered;
  readonly after: Answered;
  readonly mistaken: Answered;
  readonly neverBefore: Answered;
  readonly neverAfter: Answered;
  readonly nobodysBefore: Answered;
  readonly nobodysAfter: Answered;
}

/** 办件经验: of the matters held back whose organ the list alone gets wrong, how many are still wrong after learning from 2,000 others; the same on every run and every machine. */
export function learning(): Promise<BenchResult> {
  const items = sampleItems();
  const list = SEEDS.map((seed) => measure(seed, items, 'list'));
  const withLexicon = SEEDS.map((seed) => measure(seed, items, 'withLexicon'));
  const notes: BenchResult['notes'] = { subjects: toldSubjects.length, messages: messagesOf(toldSubjects).length, messagesOfNobody: nobodysOf(toldSubjects).length, taught: TAUGHT };
  for (const [way, measured] of [['List', list], ['WithLexicon', withLexicon]] as const) {
    for (const what of ['before', 'after', 'mistaken', 'neverBefore', 'neverAfter', 'nobodysBefore', 'nobodysAfter'] as const) {
      const mean = meanOf(measured.map((one) => one[what]));
      tell(`${way} ${what}: ${JSON.stringify(mean)}`);
      for (const [figure, value] of Object.entries(mean)) notes[`${what}${way}${figure[0]!.toUpperCase()}${figure.slice(1)}`] = value;
    }
    const [before, after] = [meanOf(measured.map((one) => one.before)), meanOf(measured.map((one) => one.after))];
    notes[`errorsRemoved${way}`] = Math.round(1000 * (1 - after.organErrors / before.organErrors)) / 10;
  }
  Object.assign(notes, ofTheLabelled(items), pace(items));
  return Promise.resolve(resultOf('learning', '% of held-back matters whose organ is wrong', { ours: list.map(({ after }) => after.organErrors), peer: list.map(({ before }) => before.organErrors) }, notes));
}

function measure(seed: number, items: readonly IndexedItem[], way: Way): Measured {
  const { taught, heldBack, neverTaught } = splitBy(seed, toldSubjects, TAUGHT);
  const index = indexOf(items, way);
  const tenantId = items[0]!.tenantId;
  const organOf = new Map(items.map(({ itemKey, organId }) => [itemKey, organId]));
  const nobodys = nobodysOf(toldSubjects);
  const [before, neverBefore, nobodysBefore] = [heldBack, neverTaught, nobodys].map((told) => answeredBy(index, tenantId, told)) as [Answered, Answered, Answered];
  const decided = taught.map(decisionOn);
  index.setLearned(tenantId, countsOf(withMistakes(decided, MISTAKEN, [...organOf.keys()], seeded(seed + 100)), organOf), 'mistaken');
  const mistaken = answeredBy(index, tenantId, heldBack, {});
  index.setLearned(tenantId, countsOf(decided, organOf), String(TAUGHT));
  const [after, neverAfter, nobodysAfter] = [heldBack, neverTaught, nobodys].map((told) => answeredBy(index, tenantId, told, {})) as [Answered, Answered, Answered];
  return { before, after, mistaken, neverBefore, neverAfter, nobodysBefore, nobodysAfter };
}

/** Operators decide for the item an officer would cite first. */
function decisionOn({ items, text }: Told): Decided {
  return { text, itemKey: items[0]! };
}

function indexOf(items: readonly IndexedItem[], way: Way): ListIndex {
  const index = new ListIndex(way === 'list' ? { seed: [] } : {});
  for (const item of items) index.put(item);
  return index;
}

/** The labelled matters of the quality bench, of which no two are about the same: half of them taught, the other half asked. */
function ofTheLabelled(items: readonly IndexedItem[]): BenchResult['notes'] {
  const organOf = new Map(items.map(({ itemKey, organId }) => [itemKey, organId]));
  const told = labelledMatters.filter(({ items: cited }) => cited.length > 0).map(({ title, content, organs, items: cited }): Told => ({ text: `${title}。${content}`, organs, items: cited }));
  const halves = shuffled(told, seeded(1));
  const [taught, asked] = [halves.slice(0, halves.length / 2), halves.slice(halves.length / 2)];
  const index = indexOf(items, 'withLexicon');
  const tenantId = items[0]!.tenantId;
  const before = answeredBy(index, tenantId, asked);
  index.setLearned(tenantId, countsOf(taught.map(decisionOn), organOf), 'half');
  const after = answeredBy(index, tenantId, asked, {});
  return { labelledHalfOrganErrorsBefore: before.organErrors, labelledHalfOrganErrorsAfter: after.organErrors, labelledHalfAutoPrecisionBefore: before.autoPrecision, labelledHalfAutoPrecisionAfter: after.autoPrecision };
}

/** What asking the experience costs. */
function pace(items: readonly IndexedItem[]): BenchResult['notes'] {
  const { taught, heldBack } = splitBy(SEEDS[0]!, toldSubjects, TAUGHT);
  const index = indexOf(items, 'withLexicon');
  const tenantId = items[0]!.tenantId;
  index.setLearned(tenantId, countsOf(taught.map(decisionOn), new Map(items.map(({ itemKey, organId }) => [itemKey, organId]))), String(TAUGHT));
  const p95 = (learning?: object): number => {
    const milliseconds: number[] = [];
    for (let round = 0; round < 4; round++) {
      for (const { text } of heldBack) {
        const began = performance.now();
        index.match(tenantId, { title: '', content: text }, { learning });
        if (round > 0) milliseconds.push(performance.now() - began);
      }
    }
    return rounded(percentile(milliseconds, 0.95));
  };
  return { p95MsWithout: p95(), p95MsWith: p95({}) };
}
