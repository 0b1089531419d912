import type { Decision } from '@yidan/matching';
import type { LabelledMatter } from './labelled-matter.ts';

/** What a way of matching answered for one matter: organs and units by falling trust, each as codes. */
export interface Answered {
  readonly decision: Decision | null;
  readonly holders: readonly { organ: string; unit: string }[];
}

/** 匹配质量: shares of the matters that have a holder, in per cent with one decimal; AUTO precision is of all matters sent by themselves. */
export interface Quality {
  readonly matters: number;
  readonly organTop1: number;
  readonly organTop3: number;
  readonly unitTop1: number;
  readonly autoCoverage: number;
  readonly autoPrecision: number;
  readonly autoUnitPrecision: number;
  /** Matters without a holder that were sent all the same, and how many such matters there are. */
  readonly autoWithoutHolder: number;
  readonly withoutHolder: number;
}

/** Compares answers with the labels. */
export function qualityOf(matters: readonly LabelledMatter[], answers: readonly Answered[]): Quality {
  const pairs = matters.map((matter, at) => ({ matter, answer: answers[at]! }));
  const held = pairs.filter(({ matter }) => matter.organs.length > 0);
  const sent = pairs.filter(({ answer }) => answer.decision === 'AUTO');
  const rightOrgan = ({ matter, answer }: (typeof pairs)[number]): boolean => matter.organs.includes(answer.holders[0]?.organ ?? '');
  const rightUnit = ({ matter, answer }: (typeof pairs)[number]): boolean => matter.units.includes(answer.holders[0]?.unit ?? '');
  const among = ({ matter, answer }: (typeof pairs)[number]): boolean => firstOrgans(answer, 3).some((organ) => matter.organs.includes(organ));
  return {
    matters: held.length,
    organTop1: share(held.filter(rightOrgan).length, held.length),
    organTop3: share(held.filter(among).length, held.length),
    unitTop1: share(held.filter(rightUnit).length, held.length),
    autoCoverage: share(sent.filter(({ matter }) => matter.organs.length > 0).length, held.length),
    autoPrecision: share(sent.filter(rightOrgan).length, sent.length),
    autoUnitPrecision: share(sent.filter(rightUnit).length, sent.length),
    autoWithoutHolder: sent.filter(({ matter }) => matter.organs.length === 0).length,
    withoutHolder: pairs.length - held.length,
  };
}

function firstOrgans({ holders }: Answered, count: number): string[] {
  return [...new Set(holders.map(({ organ }) => organ))].slice(0, count);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;
}
