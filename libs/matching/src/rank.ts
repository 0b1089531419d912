import { before } from './best-of.ts';
import { gather, type Evidence } from './evidence.ts';
import type { Partition } from './partition.ts';
import type { ParsedQuery } from './query.ts';
import { commonStrength, fitOf, listedStrength, rounded, scoreOf, shareBehind } from './score.ts';
import type { MatchQuery } from './types.ts';

/** 排序后的事项: an item with its score. */
export interface Ranked {
  readonly evidence: Evidence;
  readonly score: number;
}

interface Holder {
  readonly listed: number;
  readonly common: number;
  /** The organ's items, the one that fits best first. */
  readonly items: readonly { evidence: Evidence; fit: number }[];
}

/** 先定单位后定事项: the organ is chosen by all that speaks for it, then the item among its own. The best item of every organ comes before second items of any. */
export function rank(partition: Partition, parsed: ParsedQuery, place: MatchQuery['place']): Ranked[] {
  const holders = inOrder(byTheList(inOrder(holdersOf(gather(partition, parsed, place), parsed.known))));
  const [first, second] = holders;
  // However sure the organ, an item that hardly anything leads to is no answer.
  const highest = first ? scoreOf(strengthOf(first), second ? strengthOf(second) : 0, parsed.worded) * within(first.items[0]!.fit / enoughFit) : 0;
  const ranked = holders.map((holder, at): Ranked[] => {
    const { items } = holder;
    const share = at === 0 ? 1 : Math.max(shareBehind(strengthOf(first!) - strengthOf(holder)), likewise(holder, first!));
    return items.map(({ evidence, fit }) => ({ evidence, score: rounded((highest * share * fit) / items[0]!.fit) }));
  });
  return [...ranked.map(([best]) => best!), ...ranked.flatMap(([, ...others]) => others).sort((a, b) => (before(a.score, a.evidence.entry, b.score, b.evidence.entry) ? -1 : 1))];
}

const strengthOf = ({ listed, common }: Holder): number => rounded(listed + common);

function inOrder(holders: readonly Holder[]): Holder[] {
  return holders.toSorted((a, b) => (before(strengthOf(a), a.items[0]!.evidence.entry, strengthOf(b), b.items[0]!.evidence.entry) ? -1 : 1));
}

/** An item fits clearly better from here on, and surely at this much more. */
const clearlyBetter = 1.2;
const surelyBetter = 1.5;
/** Fits below this meet by chance. */
const chanceFit = 3;
const sureFit = 5;
const firstByList = 0.5;
const enoughFit = 0.25;
const asGood = 0.9;

/** 清单优先: where the duty has moved to another organ's list, what is commonly known speaks for its holder of today. It has moved where the item itself did, or where that list's item fits clearly better than all of the usual holder's. */
function byTheList(holders: readonly Holder[]): readonly Holder[] {
  const [usual] = holders;
  if (!usual) return holders;
  return holders.map((holder) => {
    const { items } = holder;
    const fit = items[0]!.fit;
    const movedItself = items[0]!.evidence.entry.formers.includes(usual.items[0]!.evidence.entry.organ) && fit >= asGood * usual.items[0]!.fit;
    const moved = movedItself ? 1 : within((fit / usual.items[0]!.fit - clearlyBetter) / (surelyBetter - clearlyBetter)) * within((fit - chanceFit) / (sureFit - chanceFit));
    return moved === 0 ? holder : { ...holder, common: holder.common + moved * (usual.common - holder.common + firstByList) };
  });
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

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
      listed: Math.max(...held.map((evidence) => listedStrength(evidence, known))),
      common: commonStrength(held[0]!),
      items: held.map((evidence) => ({ evidence, fit: rounded(fitOf(evidence)) })).sort((a, b) => (before(a.fit, a.evidence.entry, b.fit, b.evidence.entry) ? -1 : 1)),
    }));
}
