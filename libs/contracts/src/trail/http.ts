import { z } from 'zod';
import { Id, Instant } from '../fields.ts';

/** 审计对象: whose trail is asked for. */
export const TrailQuery = z.strictObject({
  objectType: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/).describe('As the journal calls it: dispatch-order, incoming-matter, duty-list-version, organ, person, grant, …'),
  objectId: Id,
  cursor: z.string().min(1).max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const Columns = z.record(z.string(), z.unknown()).nullable();

/** 审计记录: one thing that was done to the object. */
export const TrailEntry = z
  .object({
    eventId: Id,
    at: Instant,
    actor: z.object({ id: z.string(), organId: z.string().nullable(), roles: z.array(z.string()) }).describe('The person, client:<id> of a machine account, or system:<name>; for which organ and in which roles'),
    act: z.object({ type: z.string(), version: z.number().int(), nameZh: z.string().nullable(), name: z.string().nullable() }),
    data: z.unknown().describe('What the event says'),
    before: Columns.describe('What the act changed, as it was; sealed and very long values stand as «changed»'),
    after: Columns.describe('The same, as it is since'),
    note: z.unknown().describe('What was given as a ground, where the procedure keeps one'),
    position: z.string().nullable().describe('Place in the journal; null for a moment after the act'),
  })
  .meta({ id: 'TrailEntry' });
export type TrailEntry = z.infer<typeof TrailEntry>;

/** 全链条: a page of what happened under one chain id. */
export const ChainQuery = z.strictObject({ cursor: z.string().min(1).max(2000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

/** 链条节点: one thing that happened, and to what; never what was written in it. */
export const ChainEntry = z
  .object({
    eventId: Id,
    at: Instant,
    type: z.string(),
    nameZh: z.string().nullable(),
    name: z.string().nullable(),
    objectType: z.string().describe('As the journal calls it: incoming-matter, dispatch-order, dispute-case, adjustment-case, duty-list-version, …'),
    objectId: Id,
    number: z.string().nullable().describe('The number of the object or of the document, where it has one'),
    organId: z.string().nullable().describe('For which organ somebody acted; null where it was the system'),
  })
  .meta({ id: 'ChainEntry' });
export type ChainEntry = z.infer<typeof ChainEntry>;
