import { before, gather, type Evidence } from './evidence.ts';
import type { Partition } from './partition.ts';
import type { ParsedQuery } from './query.ts';
import { fitOf, rounded, scoreOf, strengthOf } from './score.ts';
import type { MatchQuery } from './types.ts';

/** 排序后的事项: an item with its score. */
export interface Ranked {
  readonly evidence: Evidence;
  readonly score: number;
}

interface Holder {
  readonly strength: number;
  /** The organ's items, the one that fits best first. */
  readonly items: readonly { evidence: Evidence; fit: number }[];
}

/** 先定单位后定事项: the organ is chosen by all that speaks for it, then the item among its own. The best item of every organ comes before second items of any. */
export function rank(partition: Partition, parsed: ParsedQuery, place: MatchQuery['place']): Ranked[] {
  const holders = holdersOf(gather(partition, parsed, place), parsed.known);
  const [first, second] = holders;
  const highest = first ? scoreOf(first.strength, second?.strength ?? 0) : 0;
  const ranked = holders.map((holder, at): Ranked[] => {
    const { strength, items } = holder;
    const score = at === 0 ? highest : Math.max(scoreOf(strength, first!.strength), highest * likewise(holder, first!));
    return items.map(({ evidence, fit }) => ({ evidence, score: rounded((score * fit) / items[0]!.fit) }));
  });
  return [...ranked.map(([best]) => best!), ...ranked.flatMap(([, ...others]) => others).sort((a, b) => (before(a.score, a.evidence.entry, b.score, b.evidence.entry) ? -1 : 1))];
}

const asGood = 0.9;
const mostlySaid = 0.5;

/** The list stands above common knowledge: where two organs' lists say the same thing as plainly, neither is the surer one. */
function likewise({ items: [other] }: Holder, { items: [best] }: Holder): number {
  const share = other!.fit / best!.fit;
  return share >= asGood && other!.evidence.literal >= mostlySaid ? Math.min(1, share) : 0;
}

function holdersOf(found: readonly Evidence[], known: number): Holder[] {
  const byOrgan = new Map<number, Evidence[]>();
  for (const evidence of found) {
    if (evidence.own <= 0) continue;
    const { organ } = evidence.entry;
    const held = byOrgan.get(organ);
    if (held) held.push(evidence);
    else byOrgan.set(organ, [evidence]);
  }
  return [...byOrgan.values()]
    .map((held): Holder => ({
      strength: rounded(Math.max(...held.map((evidence) => strengthOf(evidence, known)))),
      items: held.map((evidence) => ({ evidence, fit: rounded(fitOf(evidence)) })).sort((a, b) => (before(a.fit, a.evidence.entry, b.fit, b.evidence.entry) ? -1 : 1)),
    }))
    .sort((a, b) => (before(a.strength, a.items[0]!.evidence.entry, b.strength, b.items[0]!.evidence.entry) ? -1 : 1));
}
