import type { Evidence } from './evidence.ts';

/** Fitted on everyday messages labelled with the body that answers for them, over the lists of four places, then rounded. */
const weights = { words: 1.4, nameCover: 0.3, named: 4, hint: 3.2, alike: 7.2, speech: 7.9, concentration: 1 };
const calibration = { bias: -1.1, strength: 0.42, lead: 0.13 };
const halfWords = 0.8;

/** 清单证据: what the lists say for the organ that holds the item, as a sum without bounds. The whole of its list counts as long as no usual holder is known. */
export function listedStrength({ words, nameCover, literal, concentration }: Evidence, known: number): number {
  const said = words / (words + halfWords);
  // Who writes most of an item's name means the item, whatever else is known.
  const named = said * Math.max(0, 2.5 * literal - 1.5);
  return weights.words * said + weights.nameCover * nameCover + weights.named * named + weights.concentration * concentration * (1 - known);
}

/** 常识证据: what is commonly known speaks for the organ, whatever its list says. */
export function commonStrength({ hint, alike, speech }: Evidence): number {
  return weights.hint * hint + weights.alike * alike + weights.speech * speech;
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
