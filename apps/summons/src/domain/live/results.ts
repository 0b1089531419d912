import type { MatterResults, OrderResults, ResultFigure, Taken } from '@yidan/contracts';
import { rate } from '../bulletin/period-figures.ts';

/** What was counted and measured of orders: counts by figure, and times in milliseconds. */
export type OrderTally = Readonly<Record<ResultFigure, number>> & {
  readonly signSum: number;
  readonly signMedian: number | null;
  readonly closeSum: number;
  readonly closeMedian: number | null;
  readonly workClosed: number;
  readonly workSum: number;
};

const tenth = (value: number): number => Math.round(value * 10) / 10;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** 用时: from a sum and a median in milliseconds. */
export function taken(count: number, sum: number, median: number | null): Taken {
  return { count, averageMinutes: count === 0 ? null : tenth(sum / count / MINUTE), medianMinutes: median === null ? null : tenth(median / MINUTE) };
}

/** 办件结果: three rates, shares in time, hops and times of what was counted. */
export function orderResults({ signSum, signMedian, closeSum, closeMedian, workClosed, workSum, ...counts }: OrderTally): OrderResults {
  return {
    counts,
    respondedRate: rate(counts.responded, counts.calledBack),
    resolvedRate: rate(counts.resolved, counts.calledBack),
    satisfiedRate: rate(counts.satisfied, counts.rated),
    signOnTimeRate: rate(counts.signedOnTime, counts.signed),
    handleOnTimeRate: rate(counts.submittedOnTime, counts.submitted),
    hopsPerMatter: counts.led === 0 ? null : Math.round((counts.sentOn * 100) / counts.led) / 100,
    intakeToSign: taken(counts.ledSigned, signSum, signMedian),
    intakeToClose: taken(counts.ledClosed, closeSum, closeMedian),
    workload: { closed: workClosed, hours: tenth(workSum / HOUR) },
  };
}

/** 来件结果: with the share of decided matters that the list was right about. */
export function matterResults(counts: Omit<MatterResults, 'hitRate'>): MatterResults {
  return { ...counts, hitRate: rate(counts.autoRight + counts.confirmedAsProposed, counts.decided) };
}

/** Per cent by which something grew; null where there is nothing to compare. */
export function change(before: number | null, after: number | null): number | null {
  return before === null || after === null || before === 0 ? null : Math.round(((after - before) * 1000) / before) / 10;
}
