import type { BulletinCounts, BulletinFigures } from '@yidan/contracts';

/** 期间数据: what was counted of each organ, and of all of them. */
export interface PeriodFigures {
  readonly all: BulletinFigures;
  readonly organs: readonly OrganFigures[];
}

/** What was counted of one organ. */
export interface OrganFigures {
  readonly organId: string;
  readonly code: string;
  readonly counts: BulletinCounts;
}

export const NO_COUNTS: BulletinCounts = {
  orders: 0, overdue: 0, submitted: 0, submittedInTime: 0, calledBack: 0, responded: 0, resolved: 0, rated: 0, satisfied: 0, reminded: 0, supervised: 0,
};

/** 率 in per cent with one decimal; null where nothing was counted. */
export function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10;
}

/** 总体情况: the sums of all organs and their rates. */
export function figuresOf(organs: readonly OrganFigures[], leaderCoordinations: number): PeriodFigures {
  const counts = organs.reduce<BulletinCounts>((sum, { counts: each }) => added(sum, each), NO_COUNTS);
  return {
    organs,
    all: {
      counts,
      respondedRate: rate(counts.responded, counts.calledBack),
      resolvedRate: rate(counts.resolved, counts.calledBack),
      satisfiedRate: rate(counts.satisfied, counts.rated),
      inTimeRate: rate(counts.submittedInTime, counts.submitted),
      leaderCoordinations,
    },
  };
}

/** 排名: by what was solved, then by what was in time, then by satisfaction; equal figures share a rank. An organ without a callback has none. */
export function ranked(organs: readonly OrganFigures[]): ReadonlyMap<string, number> {
  const rated = organs.filter(({ counts }) => counts.calledBack > 0);
  return new Map(rated.map((organ) => [organ.organId, 1 + rated.filter((other) => compare(other.counts, organ.counts) > 0).length]));
}

function compare(a: BulletinCounts, b: BulletinCounts): number {
  const shares = (c: BulletinCounts): number[] => [rate(c.resolved, c.calledBack) ?? 0, 100 - (rate(c.overdue, c.orders) ?? 0), rate(c.satisfied, c.rated) ?? 0];
  const [one, other] = [shares(a), shares(b)];
  return one.map((share, i) => share - other[i]!).find((difference) => difference !== 0) ?? 0;
}

function added(a: BulletinCounts, b: BulletinCounts): BulletinCounts {
  return Object.fromEntries(Object.entries(a).map(([name, count]) => [name, count + b[name as keyof BulletinCounts]])) as BulletinCounts;
}
