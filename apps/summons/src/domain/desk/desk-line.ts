import { businessDate } from '@yidan/kernel';
import type { DeskCount, DeskCounts } from '@yidan/contracts';
import { colourOf } from '../deadline/colour.ts';
import type { Colour } from '../deadline/colour.ts';

/** Of how many tasks of one kind: whose they are, and how they stand. */
export interface Tally {
  readonly scope: 'mine' | 'unit' | 'all';
  readonly colour: Colour;
  readonly dueToday: boolean;
  readonly count: number;
}

/** How a task stands at an instant: its colour, and whether it ends with this day and is not over yet. */
export function standingOf({ since, dueAt }: { since: string; dueAt: string | null }, now: Date): { colour: Colour; dueToday: boolean } {
  const clock = dueAt === null ? null : { startedAt: new Date(since), dueAt: new Date(dueAt) };
  return { colour: colourOf(clock, now), dueToday: clock !== null && clock.dueAt >= now && businessDate(clock.dueAt) === businessDate(now) };
}

/** 待办计数: the tallies of a desk added up, scope by scope. */
export function countsOf(tallies: readonly Tally[]): DeskCounts {
  const counts: DeskCounts = { mine: nothing(), unit: nothing(), all: nothing() };
  for (const { scope, colour, dueToday, count } of tallies) {
    const sum = counts[scope];
    sum.total += count;
    sum.colours[colour] += count;
    if (colour === 'RED') sum.overdue += count;
    if (dueToday) sum.dueToday += count;
  }
  return counts;
}

function nothing(): DeskCount {
  return { total: 0, overdue: 0, dueToday: 0, colours: { GREEN: 0, YELLOW: 0, ORANGE: 0, RED: 0, GREY: 0 } };
}
