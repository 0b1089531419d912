import type { Evidence } from './evidence.ts';
import type { ParsedQuery } from './query.ts';

/** Fitted on everyday messages labelled with the body that answers for them, over several cities' lists, then rounded. */
const weights = [-0.4, -2.5, 3.8, 0.7, 2.6, 4.3, 1.5];
const calibration = { bias: -2.7, raw: 0.76, lead: 0.14 };
const halfOwn = 0.8;
const halfSupport = 0.3;
const fullBreadth = 4;

/** 证据分: how far the text is explained by the item and its organ, as a sum without bounds; items are ranked by it. */
export function strengthOf(evidence: Evidence, parsed: ParsedQuery): number {
  return featuresOf(evidence, parsed).reduce((sum, value, at) => sum + value * weights[at]!, 0);
}

/** 评分: 0..1, from the strength of the evidence and its lead over the best of any other organ. */
export function scoreOf(strength: number, rival: number): number {
  const logit = calibration.bias + calibration.raw * strength + calibration.lead * (strength - rival);
  return Math.round(1e6 / (1 + Math.exp(-logit))) / 1e6;
}

/** What the strength is made of, each 0..1: weight found, the organ's other items, share of the text found, share of the name said, number of separate words, usual holder of the subject, words that are this organ's. */
export function featuresOf({ own, support, nameCover, breadth, hint, concentration }: Evidence, { mass }: ParsedQuery): number[] {
  return [
    own / (own + halfOwn),
    support / (support + halfSupport),
    mass > 0 ? Math.min(1, own / mass) : 0,
    nameCover,
    Math.min(1, Math.max(0, breadth - 1) / (fullBreadth - 1)),
    hint,
    concentration,
  ];
}
