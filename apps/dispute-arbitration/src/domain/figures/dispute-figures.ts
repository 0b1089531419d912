import type { DisputeCause, DisputeKind, DisputeLevel, HalfYearFigures, OutcomeSource, RaisedBy } from '@yidan/contracts';
import { DisputeCause as Causes, DisputeKind as Kinds } from '@yidan/contracts';
import { businessDate, type WorkingCalendar } from '@yidan/kernel';
import { causeZh, kindZh, levelZh } from '../papers/paper-words.ts';
import { halfYear, shiftHalf, type HalfYearSpan } from './half-year.ts';

/** Something an organ did or failed to do. */
export interface OrganMark {
  readonly organId: string;
  readonly at: string;
}

/** 计数要素: what of a case is counted. */
export interface CountedCase {
  readonly id: string;
  readonly kind: DisputeKind;
  readonly raisedBy: RaisedBy;
  readonly raisedAt: string;
  readonly appliedAt: string | null;
  readonly submittedAt: string | null;
  readonly source: OutcomeSource | null;
  readonly outcomeAt: string | null;
  readonly cause: DisputeCause | null;
  readonly closedAt: string | null;
  /** 领导批示. */
  readonly leaderActs: readonly string[];
  readonly absences: readonly OrganMark[];
  readonly lateConvenors: readonly OrganMark[];
  readonly nonCompliance: readonly OrganMark[];
}

const LEVELS: readonly DisputeLevel[] = [1, 2, 3];
const LEVEL_OF: Readonly<Record<OutcomeSource, DisputeLevel>> = { AGREEMENT: 1, OPINION: 2, RULING: 3 };

/** 半年统计 from the cases of the half-year, the one before and the same a year before. */
export function figuresOf(half: string, cases: readonly CountedCase[], calendar: WorkingCalendar): Omit<HalfYearFigures, 'organs'> & { organs: Omit<HalfYearFigures['organs'][number], 'name'>[] } {
  const span = halfYear(half);
  const raised = cases.filter(({ raisedAt }) => within(span, raisedAt));
  const solved = cases.filter(({ outcomeAt }) => within(span, outcomeAt));
  const closed = cases.filter(({ closedAt, cause }) => cause !== null && within(span, closedAt));
  const interventions = leaderInterventions(cases, span);
  const compared = (other: string) => {
    const count = leaderInterventions(cases, halfYear(other));
    return { half: other, count, change: interventions - count };
  };
  return {
    half,
    raised: { total: raised.length, byKind: Kinds.options.map((kind) => ({ kind, kindZh: kindZh[kind], count: raised.filter((one) => one.kind === kind).length })) },
    solved: {
      total: solved.length,
      byLevel: LEVELS.map((level) => {
        const count = solved.filter(({ source }) => source && LEVEL_OF[source] === level).length;
        return { level, levelZh: levelZh[level], count, share: solved.length === 0 ? null : tenth((count * 100) / solved.length) };
      }),
    },
    days: LEVELS.map((level) => ({ level, levelZh: levelZh[level], ...summary(solved.flatMap((one) => daysAt(level, one, calendar) ?? [])) })),
    leaderInterventions: { count: interventions, previous: compared(shiftHalf(half, -1)), yearBefore: compared(shiftHalf(half, -2)) },
    organs: organsOf(cases, span),
    causes: Causes.options.map((cause) => {
      const caused = closed.filter((one) => one.cause === cause);
      return { cause, causeZh: causeZh[cause], total: caused.length, levels: LEVELS.map((level) => ({ level, count: caused.filter(({ source }) => source && LEVEL_OF[source] === level).length })) };
    }),
  };
}

/** 领导协调 (F-051): every instruction, and every case that a leader raised without one. */
function leaderInterventions(cases: readonly CountedCase[], span: HalfYearSpan): number {
  return cases.reduce((sum, { leaderActs, raisedBy, raisedAt }) => {
    const raisedByLeader = raisedBy === 'LEADER' && within(span, raisedAt) && !leaderActs.some((at) => Date.parse(at) === Date.parse(raisedAt));
    return sum + leaderActs.filter((at) => within(span, at)).length + (raisedByLeader ? 1 : 0);
  }, 0);
}

/** Working days at a level, the day a level begins not counted; null where the case never came to it. */
function daysAt(level: DisputeLevel, { raisedAt, appliedAt, submittedAt, outcomeAt }: CountedCase, calendar: WorkingCalendar): number | null {
  const from = { 1: raisedAt, 2: appliedAt, 3: submittedAt }[level];
  const to = { 1: appliedAt ?? outcomeAt, 2: submittedAt ?? outcomeAt, 3: outcomeAt }[level];
  return from === null || to === null ? null : calendar.workingDaysBetween(businessDate(new Date(from)), businessDate(new Date(to))).value;
}

function summary(days: readonly number[]): { cases: number; mean: number | null; median: number | null } {
  if (days.length === 0) return { cases: 0, mean: null, median: null };
  const sorted = days.toSorted((a, b) => a - b);
  const middle = (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  return { cases: days.length, mean: tenth(days.reduce((a, b) => a + b, 0) / days.length), median: tenth(middle) };
}

function organsOf(cases: readonly CountedCase[], span: HalfYearSpan): { organId: string; absent: number; lateConvenor: number; nonCompliant: number; total: number }[] {
  const counts = new Map<string, { absent: number; lateConvenor: number; nonCompliant: number }>();
  const add = (what: 'absent' | 'lateConvenor' | 'nonCompliant', marks: readonly OrganMark[]): void => {
    for (const { organId, at } of marks) {
      if (!within(span, at)) continue;
      const count = counts.get(organId) ?? { absent: 0, lateConvenor: 0, nonCompliant: 0 };
      counts.set(organId, { ...count, [what]: count[what] + 1 });
    }
  };
  for (const one of cases) {
    add('absent', one.absences);
    add('lateConvenor', one.lateConvenors);
    add('nonCompliant', one.nonCompliance);
  }
  return [...counts]
    .map(([organId, count]) => ({ organId, ...count, total: count.absent + count.lateConvenor + count.nonCompliant }))
    .toSorted((a, b) => b.total - a.total || (a.organId < b.organId ? -1 : 1));
}

function within({ begins, ends }: HalfYearSpan, at: string | null): boolean {
  return at !== null && Date.parse(at) >= begins.getTime() && Date.parse(at) < ends.getTime();
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
