import { z } from 'zod';
import { BusinessDate, Id, Instant } from '../fields.ts';
import { DisputeCause, DisputeKind, DisputeLevel, OutcomeSource } from './words.ts';

/** 争议文书种类 (05 §3.3.7). */
export const DisputeDocumentKind = z.enum([
  'APPLICATION', 'ACCEPTANCE', 'SUPPLEMENT', 'REJECTION', 'COORDINATION_NOTICE', 'MINUTES', 'ROUND_MINUTES', 'OPINION', 'SUBMISSION', 'RULING', 'EXECUTION_NOTICE', 'INTERIM_NOTICE', 'REFER_UP',
]);
export type DisputeDocumentKind = z.infer<typeof DisputeDocumentKind>;

/** 争议文书 in the list of a case; `sha256` is of the fields it was made from. */
export const DisputeDocumentAnswer = z.object({ id: Id, kind: DisputeDocumentKind, kindZh: z.string(), number: z.string(), issuedAt: Instant, sha256: z.string() });
export type DisputeDocumentAnswer = z.infer<typeof DisputeDocumentAnswer>;
export const DisputeDocumentsAnswer = z.object({ items: z.array(DisputeDocumentAnswer) });
export type DisputeDocumentsAnswer = z.infer<typeof DisputeDocumentsAnswer>;

/** 先例: what was decided in an earlier dispute, without the names of those who disputed. */
export const PrecedentAnswer = z.object({
  id: Id,
  kind: DisputeKind,
  kindZh: z.string(),
  title: z.string(),
  summary: z.string(),
  keywords: z.array(z.string()),
  /** Without their codes, which name the organ. */
  items: z.array(z.object({ itemKey: Id, name: z.string().nullable() })),
  bases: z.array(z.object({ instrument: z.string(), article: z.string().nullable(), text: z.string().nullable() })),
  source: OutcomeSource,
  sourceZh: z.string(),
  /** 职责分工 in words, a line for each task. */
  split: z.array(z.string()),
  documentNumber: z.string(),
  cause: DisputeCause.nullable(),
  decidedOn: BusinessDate,
});
export type PrecedentAnswer = z.infer<typeof PrecedentAnswer>;

/** Why a precedent was found: the words both have, the same item, the same kind; how much of what was asked for it answers (0..1). */
export const PrecedentLikeness = z.object({ score: z.number().min(0).max(1), sameItem: z.boolean(), sameKind: z.boolean(), words: z.array(z.string()) });
export type PrecedentLikeness = z.infer<typeof PrecedentLikeness>;
export const FoundPrecedent = PrecedentAnswer.extend({ likeness: PrecedentLikeness.nullable() });
export type FoundPrecedent = z.infer<typeof FoundPrecedent>;

const Filters = { text: z.string().trim().min(1).max(4000).optional(), itemKey: Id.optional(), kind: DisputeKind.optional() };
const Paging = { cursor: z.string().min(1).max(2000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
export const PrecedentsQuery = z.strictObject({ ...Filters, ...Paging });
export type PrecedentsQuery = z.output<typeof PrecedentsQuery>;
export const PrecedentBookQuery = z.strictObject({ kind: Filters.kind });
export type PrecedentBookQuery = z.output<typeof PrecedentBookQuery>;
export const PrecedentsPage = z.object({ items: z.array(FoundPrecedent), next: z.string().nullable() });
export type PrecedentsPage = z.infer<typeof PrecedentsPage>;

/** 应当对照的先例 (R-DSP-12): those that are shown before signing; `mustBeNamed` says which the opinion or the ruling has to name. */
export const ShownPrecedentsAnswer = z.object({ items: z.array(PrecedentAnswer.extend({ likeness: PrecedentLikeness, mustBeNamed: z.boolean() })) });
export type ShownPrecedentsAnswer = z.infer<typeof ShownPrecedentsAnswer>;

/** 半年: 2026H1 or 2026H2. */
export const HalfYear = z.string().regex(/^(19|20)\d\dH[12]$/, { error: 'write a half-year like 2026H1' });
export type HalfYear = z.infer<typeof HalfYear>;
export const DisputeFiguresQuery = z
  .strictObject({ from: HalfYear, to: HalfYear.optional() })
  .refine(({ from, to }) => to === undefined || to >= from, { error: 'the last half-year comes before the first', path: ['to'] });
export type DisputeFiguresQuery = z.output<typeof DisputeFiguresQuery>;
/** Of which half-year the report is. */
export const DisputeReportQuery = z.strictObject({ from: HalfYear });
export type DisputeReportQuery = z.output<typeof DisputeReportQuery>;

const Change = z.object({ half: HalfYear, count: z.int(), change: z.int() });
/** 办理天数: working days, of how many cases. */
const Days = z.object({ cases: z.int(), mean: z.number().nullable(), median: z.number().nullable() });
const OrganFigure = z.object({ organId: Id, name: z.string().nullable(), absent: z.int(), lateConvenor: z.int(), nonCompliant: z.int(), total: z.int() });

/** 半年统计: what came, what was solved at which level and how fast, how often a leader had to step in, who stayed away or did not comply, what caused it. */
export const HalfYearFigures = z.object({
  half: HalfYear,
  raised: z.object({ total: z.int(), byKind: z.array(z.object({ kind: DisputeKind, kindZh: z.string(), count: z.int() })) }),
  solved: z.object({ total: z.int(), byLevel: z.array(z.object({ level: DisputeLevel, levelZh: z.string(), count: z.int(), share: z.number().nullable() })) }),
  days: z.array(z.object({ level: DisputeLevel, levelZh: z.string(), ...Days.shape })),
  /** 领导协调 (F-051). */
  leaderInterventions: z.object({ count: z.int(), previous: Change, yearBefore: Change }),
  organs: z.array(OrganFigure),
  /** 成因与层级 (F-180). */
  causes: z.array(z.object({ cause: DisputeCause, causeZh: z.string(), levels: z.array(z.object({ level: DisputeLevel, count: z.int() })), total: z.int() })),
});
export type HalfYearFigures = z.infer<typeof HalfYearFigures>;
export const DisputeFiguresAnswer = z.object({ halves: z.array(HalfYearFigures) });
export type DisputeFiguresAnswer = z.infer<typeof DisputeFiguresAnswer>;

