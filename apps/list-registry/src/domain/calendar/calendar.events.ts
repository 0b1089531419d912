import { defineEvent, Id, Line } from '@yidan/contracts';
import { z } from 'zod';

const Proposal = z.object({ calendarId: Id, year: z.int(), kind: z.enum(['NOTICE', 'OVERRIDE']), noticeNumber: Line });

/** 日历报送: a calendar waits for a second person; audit only, since no day has changed yet. */
export const CalendarProposedV1 = defineEvent('calendar.proposed', 1, Proposal, { published: false });
/** 日历撤回: a proposal was taken back; audit only. */
export const CalendarWithdrawnV1 = defineEvent('calendar.withdrawn', 1, Proposal, { published: false });
/** 日历替代: a newer one of its kind took its place; audit only, the days travel with `calendar.changed`. */
export const CalendarSupersededV1 = defineEvent('calendar.superseded', 1, Proposal, { published: false });
