import type { Evidence } from './evidence.ts';

/** Fitted on everyday messages labelled with the body that answers for them, over the lists of four places, then rounded. */
const weights = { words: 1.4, nameCover: 0.3, named: 4, hint: 3, alike: 7.4, speech: 8.6, concentration: 1 };
/** So that 0.75 is reached where, on messages that were left out of the fit, the organ was right in 97 of 100; strength and lead help up to a point. */
const calibration = { bias: -1.15, strength: 0.3, lead: 0.16, agreed: 0.343 };
/** By what decided matters say: of the organ, so surely that it may be acted on; of the likelier organ; of the item among its organ's own. */
const experience = { organ: 6, hint: 4, item: 20 };
/** From so much of what decided matters say on, their wording tells all it can. */
export const tellingExperience = 0.8;
/** Where the wording tells of a kind of organ already, hints of decided matters count so much less. */
const hintsKnown = 0.5;
const leastFit = 0.1;
const enoughStrength = 4;
const enoughLead = 10;
/** How fast trust falls with the distance to the first organ: at half a point it is no longer clear which of the two it is. */
const falling = 0.4;
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

/** 经验证据: what decided matters of this tenant say for the organ. */
export function learnedStrength(amount: number, weight: number): number {
  return experience.organ * weight * amount;
}

/** 经验提示: which organ is likelier by what decided matters say; never acted on. */
export function hintedStrength(amount: number, worded: number, weight: number): number {
  return experience.hint * weight * amount * (1 - hintsKnown * worded);
}

/** 评分: 0..1, how surely the first organ answers, from what speaks for it, its lead over the next, and how far the wording of the text, or what was decided before, names the same organ (0..1). */
export function scoreOf(strength: number, next: number, agreed: number): number {
  const { bias, ...factors } = calibration;
  const lead = Math.min(enoughLead, strength - next);
  return 1 / (1 + Math.exp(-(bias + factors.strength * Math.min(enoughStrength, strength) + factors.lead * lead + factors.agreed * agreed)));
}

/** What an organ so far behind the first one has of its score. */
export function shareBehind(distance: number): number {
  return Math.exp(-falling * distance);
}

/** 事项契合度: which of an organ's items the text means; its own words count twice, common knowledge about the organ not at all. */
export function fitOf({ own, words }: Evidence): number {
  return own + words;
}

/** 经验契合度: the item's fit with what decided matters say of it; one that was returned may still be found by its words, and one they only hint at is a candidate, but no answer. */
export function taughtFit(fit: number, { near, taught }: Evidence, weight: number): number {
  return Math.max(fit / 10, leastFit * weight * near, fit + experience.item * weight * taught);
}

/** Scores are whole millionths, so that equal evidence is equal. */
export function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
