import type { LiveAnswer } from '@yidan/contracts';

/** What the picture names of an order that runs. */
export const LIVE_FIGURES = ['running', 'dueToday', 'overdue', 'returning', 'inDispute', 'suspended'] as const;
export const LIVE_GROUPS = ['byOrgan', 'byUnit', 'byTownship'] as const;
export type LiveGroup = (typeof LIVE_GROUPS)[number];

/** One line of the picture: whose the figures are. */
export interface LiveRow {
  key: string;
  name: string | null;
  figures: LiveAnswer['total'];
}

/** The lines of a grouping, who is overdue most first. */
export function rowsOf({ organs, units, townships }: LiveAnswer, group: LiveGroup): LiveRow[] {
  const rows = {
    byOrgan: () => organs.map(({ organ, ...figures }) => ({ key: organ.id, name: organ.name, figures })),
    byUnit: () => units.map(({ organ, unit, ...figures }) => ({ key: unit.id, name: `${organ.name} ${unit.name}`, figures })),
    byTownship: () => townships.map(({ regionCode, name, ...figures }) => ({ key: regionCode ?? '', name: name ?? regionCode, figures })),
  }[group]();
  return rows.sort((a, b) => b.figures.overdue - a.figures.overdue || b.figures.running - a.figures.running);
}
