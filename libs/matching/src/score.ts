import type { Evidence } from './evidence.ts';
import type { ParsedQuery } from './query.ts';

/** Started from a logistic regression on everyday messages and service titles labelled with the body that answers for them, then rounded, and the organ's support lowered so that a body with a short list can still reach AUTO. */
const model = { bias: -2.5, features: [1.3, 1.5, 1.3, 1.9, 0.5] };
const halfOwn = 0.8;
const halfSupport = 0.3;
const fullBreadth = 4;

/** 评分: 0..1, how far the text is explained by the item and its organ; 0 when nothing informative met. */
export function scoreOf(evidence: Evidence, parsed: ParsedQuery): number {
  if (evidence.own <= 0 || parsed.mass <= 0) return 0;
  const logit = featuresOf(evidence, parsed).reduce((sum, value, at) => sum + value * model.features[at]!, model.bias);
  return Math.round(1e6 / (1 + Math.exp(-logit))) / 1e6;
}

/** What the score is made of, each 0..1: weight found, the organ's other items, share of the text found, share of the name said, number of separate words. */
export function featuresOf({ own, support, nameCover, breadth }: Evidence, { mass }: ParsedQuery): number[] {
  return [
    own / (own + halfOwn),
    support / (support + halfSupport),
    mass > 0 ? Math.min(1, own / mass) : 0,
    nameCover,
    Math.min(1, Math.max(0, breadth - 1) / (fullBreadth - 1)),
  ];
}
