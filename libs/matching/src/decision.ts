import type { Decision, Thresholds } from './types.ts';

/** 派件阈值默认: domain/07 as corrected by domain/19 A8. */
export const defaultThresholds: Thresholds = { auto: 0.75, ambiguous: 0.5, margin: 0.15 };

/** Scores are whole millionths, so the comparison is made in them and 0.75 − 0.60 is 0.15. */
const millionths = (score: number): number => Math.round(score * 1e6);

/** 匹配结论: by the best score and its distance to the best item of another organ or unit. */
export function decide(top: number, runnerUp: number, thresholds: Thresholds): Decision {
  if (millionths(top) < millionths(thresholds.ambiguous) || top <= 0) return 'UNMATCHED';
  if (millionths(top) - millionths(runnerUp) < millionths(thresholds.margin)) return 'AMBIGUOUS';
  return millionths(top) >= millionths(thresholds.auto) ? 'AUTO' : 'CONFIRM';
}
