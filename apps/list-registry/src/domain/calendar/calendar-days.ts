import type { CalendarChangedV1, EventData } from '@yidan/contracts';

/** One day as a calendar keeps it and `calendar.changed` tells it. */
export type KeptDay = EventData<typeof CalendarChangedV1>['days'][number];

/** A year's days of one tenant and the documents they rest on. */
export interface DaysInForce {
  readonly source: string;
  readonly days: KeptDay[];
}

/** 当年生效日: the notice's days with the tenant's own days over them; the calendars are what is in force for the year. */
export function daysInForce(calendars: readonly { kind: 'NOTICE' | 'OVERRIDE'; noticeNumber: string; days: readonly KeptDay[] }[]): DaysInForce {
  // NOTICE sorts before OVERRIDE, and later entries overwrite earlier ones.
  const layers = [...calendars].sort((a, b) => (a.kind < b.kind ? -1 : 1));
  const days = new Map(layers.flatMap((layer) => layer.days).map((day) => [day.date, day]));
  return {
    source: layers.map((layer) => layer.noticeNumber).join('；'),
    days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}
