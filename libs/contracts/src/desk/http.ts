import { URGENCIES } from '@yidan/kernel';
import { z } from 'zod';
import { Id, Instant } from '../fields.ts';

/** 待办范围: what is the caller's own, what lies in the own unit (or organ, for who acts for all of it), and everything the caller may do. */
export const DeskScope = z.enum(['mine', 'unit', 'all']);
export type DeskScope = z.infer<typeof DeskScope>;

/** 待办查询. */
export const DeskQuery = z.strictObject({
  scope: DeskScope.default('all'),
  kind: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/).optional().describe('The type of the object: dispatch-order, incoming-matter, duty-list-version, …'),
  step: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}$/).optional().describe('The step that comes next: signFor, submit, decide, …'),
  service: z.string().regex(/^[a-z][a-z-]{0,40}$/).optional(),
  urgency: z.enum(URGENCIES).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  keyword: z.string().trim().min(1).max(100).regex(/^[^\p{Cc}]*$/u).optional().describe('A number, or words of the title, the step or the item'),
  cursor: z.string().min(1).max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type DeskQuery = z.output<typeof DeskQuery>;

export const DeskColour = z.enum(['GREEN', 'YELLOW', 'ORANGE', 'RED', 'GREY']).describe('Warnings at 50 and 80 % of the time; red is overdue, grey has no limit');

const Place = z.object({ id: Id, code: z.string().nullable(), name: z.string().nullable() }).nullable();

/** 待办: one step of one object that the caller may take. */
export const DeskTask = z
  .object({
    id: Id,
    service: z.string(),
    objectType: z.string(),
    objectId: Id,
    objectZh: z.string(),
    number: z.string(),
    title: z.string().nullable().describe('Null where the object is restricted for this reader'),
    titleEn: z.string().nullable(),
    itemName: z.string().nullable().describe('The duty item it goes by, where there is one and the reader may read it'),
    step: z.string(),
    stepZh: z.string(),
    stepEn: z.string(),
    urgency: z.enum(URGENCIES),
    organ: Place,
    unit: Place,
    personId: Id.nullable().describe('Whom it was given to'),
    claimedBy: Id.nullable(),
    mine: z.boolean(),
    since: Instant,
    dueAt: Instant.nullable(),
    dueToday: z.boolean(),
    colour: DeskColour,
    actions: z.array(z.enum(['claim', 'unclaim'])),
  })
  .meta({ id: 'DeskTask' });
export type DeskTask = z.output<typeof DeskTask>;

/** 待办计数: how many there are and how they stand; due today is what is not overdue yet and ends with this day. */
export const DeskCount = z
  .object({ total: z.int(), overdue: z.int(), dueToday: z.int(), colours: z.object({ GREEN: z.int(), YELLOW: z.int(), ORANGE: z.int(), RED: z.int(), GREY: z.int() }) })
  .meta({ id: 'DeskCount' });
export type DeskCount = z.output<typeof DeskCount>;
export const DeskCounts = z.object({ mine: DeskCount, unit: DeskCount, all: DeskCount }).meta({ id: 'DeskCounts' });
export type DeskCounts = z.output<typeof DeskCounts>;

/** 我的待办: one page of it, and the counts of all of it. */
export const DeskPage = z
  .object({ items: z.array(DeskTask), next: z.string().nullable(), total: z.int().describe('How many fit the filters'), counts: DeskCounts.describe('Of everything on the desk, whatever the filters') })
  .meta({ id: 'DeskPage' });
export type DeskPage = z.output<typeof DeskPage>;

/** 待办推送: what a `desk` event of the stream carries. */
export const DeskNews = z
  .object({
    counts: DeskCounts,
    changed: z.array(DeskTask).describe('Tasks that appeared or changed'),
    gone: z.array(Id).describe('Tasks that are no longer open'),
    reload: z.boolean().describe('More happened since the last event than is told one by one: read the page again'),
  })
  .meta({ id: 'DeskNews' });
export type DeskNews = z.output<typeof DeskNews>;
