import type { Evidence } from './evidence.ts';

/** Fitted on everyday messages labelled with the body that answers for them, over the lists of four places, then rounded. */
const weights = { words: 2.2, nameCover: 0.5, named: 4, hint: 5.5, alike: 7.8, concentration: 1 };
const calibration = { bias: -2.6, strength: 0.6, lead: 0.2 };
const halfWords = 0.8;

/** 单位证据: what speaks for the organ that holds the item, as a sum without bounds. The whole of its list counts as long as no usual holder is known. */
export function strengthOf({ words, nameCover, literal, hint, alike, concentration }: Evidence, known: number): number {
  const said = words / (words + halfWords);
  // Who writes most of an item's name means the item, whatever else is known.
  const named = said * Math.max(0, 2.5 * literal - 1.5);
  return weights.words * said + weights.nameCover * nameCover + weights.named * named + weights.hint * hint + weights.alike * alike + weights.concentration * concentration * (1 - known);
}

/** 评分: 0..1, how surely the organ answers, from what speaks for it and its lead over the next organ. */
export function scoreOf(strength: number, rival: number): number {
  return 1 / (1 + Math.exp(-(calibration.bias + calibration.strength * strength + calibration.lead * (strength - rival))));
}

/** 事项契合度: which of an organ's items the text means; its own words count twice, common knowledge about the organ not at all. */
export function fitOf({ own, words }: Evidence): number {
  return own + words;
}

/** Scores are whole millionths, so that equal evidence is equal. */
export function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
