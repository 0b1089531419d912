import { z } from 'zod';
import { BusinessDate, Id, Instant, Line, OrganCode, Text } from '../fields.ts';
import { BulletinAudience, BulletinCounts, BulletinState, ProposalGround } from './supervision-words.ts';

const NamedOrgan = z.object({ id: Id, code: OrganCode.nullable(), name: z.string() });
const Paging = { cursor: z.string().min(1).max(2000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

/** 起草通报: the figures of the days, both inclusive, are counted from orders and notices. */
export const DraftBulletinRequest = z
  .strictObject({ from: BusinessDate, to: BusinessDate, title: Line.optional(), audience: BulletinAudience.default('INTERNAL') })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'the period ends before it begins' });
export type DraftBulletinRequest = z.infer<typeof DraftBulletinRequest>;

/** 修改通报: whom it names and what it says of them; the counts are those of the data. */
export const EditBulletinRequest = z.strictObject({
  title: Line.optional(),
  audience: BulletinAudience.optional(),
  requirement: Text(2000).optional(),
  entries: z
    .array(z.strictObject({ organCode: OrganCode, facts: Text(2000), praise: z.boolean() }))
    .max(200)
    .refine((entries) => new Set(entries.map(({ organCode }) => organCode)).size === entries.length, { error: 'each organ once' })
    .optional(),
});
export type EditBulletinRequest = z.infer<typeof EditBulletinRequest>;

/** 通报申诉. */
export const AppealRequest = z.strictObject({ text: Text(5000) });
/** 答复申诉: upheld, the entry is changed to other words or removed; the words are asked for where it is changed. */
export const AnswerAppealRequest = z.strictObject({ outcome: z.enum(['CHANGED', 'REMOVED', 'REJECTED']), answer: Text(2000), facts: Text(2000).optional() });
export type AnswerAppealRequest = z.infer<typeof AnswerAppealRequest>;
/** 签发通报. */
export const SignBulletinRequest = z.strictObject({ documentNumber: Line });

/** 总体情况 in per cent with one decimal; null where nothing was to be counted. */
export const BulletinFigures = z.object({
  counts: BulletinCounts,
  respondedRate: z.number().nullable(),
  resolvedRate: z.number().nullable(),
  satisfiedRate: z.number().nullable(),
  inTimeRate: z.number().nullable(),
  /** 领导协调次数. */
  leaderCoordinations: z.int().min(0),
});
export type BulletinFigures = z.infer<typeof BulletinFigures>;

const Entry = z.object({ organ: NamedOrgan, praise: z.boolean(), rank: z.int().min(1).nullable(), facts: z.string(), counts: BulletinCounts });
const Appeal = z.object({
  id: Id,
  organ: NamedOrgan,
  text: z.string(),
  filedAt: Instant,
  outcome: z.enum(['CHANGED', 'REMOVED', 'REJECTED']).nullable(),
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
});

/** 通报列表查询. */
export const BulletinsQuery = z.strictObject({ ...Paging, state: BulletinState.optional() });
export type BulletinsQuery = z.infer<typeof BulletinsQuery>;
export const PublishedQuery = z.strictObject(Paging);
export type PublishedQuery = z.infer<typeof PublishedQuery>;
/** 通报列表中的一行. */
export const BulletinSummary = z.object({
  id: Id,
  title: z.string(),
  from: BusinessDate,
  to: BusinessDate,
  audience: BulletinAudience,
  state: BulletinState,
  stateZh: z.string(),
  documentNumber: z.string().nullable(),
  draftedAt: Instant,
  /** Until then the organs named may appeal. */
  appealUntil: Instant.nullable(),
  openAppeals: z.int().min(0),
  signedAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  rowVersion: z.int(),
});
export type BulletinSummary = z.infer<typeof BulletinSummary>;
export const BulletinsPage = z.object({ items: z.array(BulletinSummary), next: z.string().nullable() });
/** 通报: an organ that is named sees of it what is said of it until everybody may read all. */
export const BulletinAnswer = BulletinSummary.extend({
  figures: BulletinFigures,
  requirement: z.string(),
  entries: z.array(Entry),
  appeals: z.array(Appeal),
  actions: z.array(z.string()),
});
export type BulletinAnswer = z.infer<typeof BulletinAnswer>;

/** 已印发的通报. */
export const PublishedBulletin = z.object({
  id: Id,
  title: z.string(),
  from: BusinessDate,
  to: BusinessDate,
  documentNumber: z.string(),
  signedAt: Instant.nullable(),
  publishedAt: Instant,
  figures: BulletinFigures,
  requirement: z.string(),
  entries: z.array(Entry),
});
export type PublishedBulletin = z.infer<typeof PublishedBulletin>;
export const PublishedPage = z.object({ items: z.array(PublishedBulletin), next: z.string().nullable() });

/** 拟列入通报: waits for the next bulletin. */
export const ProposalAnswer = z.object({ id: Id, organ: NamedOrgan, ground: ProposalGround, groundZh: z.string(), notices: z.array(z.object({ id: Id, number: z.string() })), proposedAt: Instant });
export type ProposalAnswer = z.infer<typeof ProposalAnswer>;
export const ProposalsPage = z.object({ items: z.array(ProposalAnswer), next: z.string().nullable() });
