import { before } from './best-of.ts';
import { gather, type Evidence } from './evidence.ts';
import type { Partition } from './partition.ts';
import type { ParsedQuery } from './query.ts';
import { commonStrength, fitOf, hintedStrength, learnedStrength, listedStrength, rounded, scoreOf, shareBehind, taughtFit, tellingExperience } from './score.ts';
import type { MatchQuery } from './types.ts';

/** 排序后的事项: an item with its score. */
export interface Ranked {
  readonly evidence: Evidence;
  readonly score: number;
}

interface Holder {
  readonly listed: number;
  readonly common: number;
  readonly learned: number;
  /** What decided matters hint at: it tells which organ is likelier, and is never acted on. */
  readonly hinted: number;
  /** The organ's items, the one that fits best first. */
  readonly items: readonly Fitting[];
  /** How well the best of them fits by the list alone. */
  readonly listedFit: number;
}

interface Fitting {
  readonly evidence: Evidence;
  readonly fit: number;
}

/** 先定单位后定事项: the organ is chosen by all that speaks for it, then the item among its own. The best item of every organ comes before second items of any. */
export function rank(partition: Partition, parsed: ParsedQuery, place: MatchQuery['place']): Ranked[] {
  const holders = inOrder(byTheList(inOrder(holdersOf(gather(partition, parsed, place), parsed))));
  const [first] = holders;
  // However sure the organ, an item that hardly anything leads to is no answer.
  const highest = first ? scoreOf(strengthOf(first), rivalOf(holders), agreementOn(first, parsed)) * within(first.items[0]!.fit / enoughFit) : 0;
  const ranked = holders.map((holder, at): Ranked[] => {
    const { items } = holder;
    const share = at === 0 ? 1 : Math.max(shareBehind(likelihoodOf(first!) - likelihoodOf(holder)), likewise(holder, first!));
    return items.map(({ evidence, fit }) => ({ evidence, score: rounded(highest * share * part(fit, items[0]!.fit)) }));
  });
  return [...ranked.map(([best]) => best!), ...ranked.flatMap(([, ...others]) => others).sort((a, b) => (before(a.score, a.evidence.entry, b.score, b.evidence.entry) ? -1 : 1))];
}

/** Where no item of an organ fits at all, none is behind another, and none is an answer. */
const part = (fit: number, best: number): number => (best === 0 ? 0 : fit / best);
const strengthOf = ({ listed, common, learned }: Holder): number => rounded(listed + common + learned);
const likelihoodOf = (holder: Holder): number => rounded(strengthOf(holder) + holder.hinted);

/** The strongest of the others, by what may be acted on. */
const rivalOf = ([, ...others]: readonly Holder[]): number => (others.length === 0 ? 0 : Math.max(...others.map(strengthOf)));

/** So far behind the organ that the wording suits best, it speaks for another one. */
const otherWording = 0.25;

/** 相互印证: how far the wording alone names the same organ, or matters decided before do. */
function agreementOn({ items: [best] }: Holder, { bestSpeech, history }: ParsedQuery): number {
  const { speech, learnedSurely } = best!.evidence;
  const byWording = bestSpeech > 0 ? within(1 + speech / otherWording) : 0;
  return history && history.weight > 0 ? Math.max(byWording, within(learnedSurely / tellingExperience)) : byWording;
}

function inOrder(holders: readonly Holder[]): Holder[] {
  return holders.toSorted((a, b) => (before(likelihoodOf(a), a.items[0]!.evidence.entry, likelihoodOf(b), b.items[0]!.evidence.entry) ? -1 : 1));
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
    const { items, listedFit: fit } = holder;
    const movedItself = items[0]!.evidence.entry.formers.includes(usual.items[0]!.evidence.entry.organ) && fit >= asGood * usual.listedFit;
    const moved = movedItself ? 1 : within((timesBetter(fit, usual.listedFit) - clearlyBetter) / (surelyBetter - clearlyBetter)) * within((fit - chanceFit) / (sureFit - chanceFit));
    return moved === 0 ? holder : { ...holder, common: holder.common + moved * (usual.common - holder.common + firstByList) };
  });
}

const timesBetter = (fit: number, than: number): number => (fit === 0 ? 0 : fit / than);

const within = (share: number): number => Math.min(1, Math.max(0, share));

const mostlySaid = 0.5;
/** Where decided matters speak so much more for one of two, they have settled whose it is. */
const settledBy = 2;

/** The list stands above common knowledge: where two organs' lists say the same thing as plainly, neither is the surer one. */
function likewise(other: Holder, best: Holder): number {
  const share = timesBetter(other.listedFit, best.listedFit);
  if (share < asGood || other.items[0]!.evidence.literal < mostlySaid) return 0;
  // What was decided time and again is settled.
  return Math.min(1, share) * (1 - within((best.learned - other.learned) / settledBy));
}

function holdersOf(found: readonly Evidence[], { known, worded, history }: ParsedQuery): Holder[] {
  const byOrgan = new Map<number, Evidence[]>();
  for (const evidence of found) {
    if (evidence.own <= 0 && evidence.near <= 0) continue;
    const { organ } = evidence.entry;
    const held = byOrgan.get(organ);
    if (held) held.push(evidence);
    else byOrgan.set(organ, [evidence]);
  }
  const weight = history?.weight ?? 0;
  return [...byOrgan.values()].map((held): Holder => {
    const items = held.map((evidence) => ({ evidence, fit: rounded(taughtFit(fitOf(evidence), evidence, weight)) }));
    const [{ learned, learnedSurely, returned, learnedBefore }] = held as [Evidence];
    return {
      listed: Math.max(...held.map((evidence) => listedStrength(evidence, known))),
      // What was decided by items that are gone moves with the duty, as common knowledge does.
      common: commonStrength(held[0]!) + learnedStrength(learnedBefore, weight),
      learned: learnedStrength(learnedSurely + returned, weight),
      hinted: hintedStrength(Math.max(0, learned), worded, weight),
      items: items.sort((a, b) => (before(a.fit, a.evidence.entry, b.fit, b.evidence.entry) ? -1 : 1)),
      listedFit: rounded(Math.max(...held.map(fitOf))),
    };
  });
}
