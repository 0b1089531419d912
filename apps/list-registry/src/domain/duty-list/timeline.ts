import { EffectiveInFuture, PeriodTaken } from './duty-list.errors.ts';

/** 生效期: the days on which a version is in force; the last day is the one before `effectiveTo`, null means until further notice. */
export interface Period {
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** Where a version comes to stand among those that are known. */
export interface Place<V> {
  /** In force until the day before; ends when the new one begins. */
  readonly previous: V | null;
  /** Replaces the new one from its first day on; null where the new one is the current list. */
  readonly next: V | null;
  readonly period: Period;
}

/** Whether a version is in force on a day. */
export function inForce({ effectiveFrom, effectiveTo }: Period, day: string): boolean {
  return effectiveFrom <= day && (effectiveTo === null || day < effectiveTo);
}

/** Whether a version would still be in force on a day: one that was repealed before it has ended by itself. */
export function endsAfter({ effectiveTo }: Period, day: string): boolean {
  return effectiveTo === null || effectiveTo > day;
}

/** 排定生效期: puts a version among its organ's others so that on every day at most one is in force, in whatever order they are loaded. */
export function placeOnTimeline<V extends Period & { readonly label: string }>(versions: readonly V[], effectiveFrom: string, today: string): Place<V> {
  if (effectiveFrom > today) throw new EffectiveInFuture(effectiveFrom, today);
  const byStart = versions.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  const same = byStart.find((version) => version.effectiveFrom === effectiveFrom);
  if (same) throw new PeriodTaken(same.label, effectiveFrom);
  const next = byStart.find((version) => version.effectiveFrom > effectiveFrom) ?? null;
  const previous = byStart.findLast((version) => version.effectiveFrom < effectiveFrom) ?? null;
  return { previous, next, period: { effectiveFrom, effectiveTo: next?.effectiveFrom ?? null } };
}
