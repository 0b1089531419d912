import { z } from 'zod';
import { BusinessDate, Id, Line, OrganCode, Text } from '../fields.ts';
import { LegalInstrumentKind } from './legal-basis-events.ts';

// ---- findings of the checks ------------------------------------------------------

const Severity = z.enum(['ERROR', 'WARN', 'INFO']);

/** 校验发现: one thing the checks have to say about a list, with its rule and its place. */
export const ListFindingAnswer = z.object({
  rule: z.string(),
  severity: Severity,
  code: z.string(),
  /** JSON pointer into the list; `/items` for the list as a whole. */
  path: z.string(),
  /** 1-based place of the item in the list. */
  row: z.int().nullable(),
  element: z.string().nullable(),
  itemKey: Id.nullable(),
  message: z.string(),
  messageZh: z.string(),
});
export type ListFindingAnswer = z.infer<typeof ListFindingAnswer>;

export const VersionFindingsFilter = z.strictObject({ severity: Severity.optional(), rule: z.string().max(20).optional(), itemKey: Id.optional() });
export type VersionFindingsFilter = z.infer<typeof VersionFindingsFilter>;

/** 清单校验结果: everything at once; the counts are of the whole list, whatever was asked for. */
export const VersionFindingsAnswer = z.object({
  versionId: Id,
  /** The day for which bases were checked. */
  checkedFor: BusinessDate,
  items: z.int(),
  bySeverity: z.object({ ERROR: z.int(), WARN: z.int(), INFO: z.int() }),
  byRule: z.array(z.object({ rule: z.string(), ERROR: z.int(), WARN: z.int(), INFO: z.int() })),
  findings: z.array(ListFindingAnswer),
});
export type VersionFindingsAnswer = z.infer<typeof VersionFindingsAnswer>;

// ---- legal instruments -----------------------------------------------------------

const Facts = {
  title: z.string().trim().min(2).max(300).regex(/^[^\p{Cc}]*$/u),
  kind: LegalInstrumentKind,
  number: Line.nullable().default(null),
  issuer: Line,
  promulgatedOn: BusinessDate,
  effectiveOn: BusinessDate,
  textHash: z.string().regex(/^[0-9a-f]{64}$/).nullable().default(null),
  provisions: z.array(z.strictObject({ article: z.string().trim().min(1).max(60), text: Text(10_000) })).max(1500).default([]),
};

/** 登记法律依据; where no region is named it is the tenant's. */
export const RegisterInstrument = z.strictObject({ ...Facts, regionCode: z.string().regex(/^\d{6}$/).optional() });
export type RegisterInstrument = z.output<typeof RegisterInstrument>;

/** 批量登记: a JSON array; one wrong entry and none is entered. */
export const ImportInstruments = z.array(RegisterInstrument).min(1).max(1000);
export const ImportedInstruments = z.object({ registered: z.int(), instrumentIds: z.array(Id) });
export type ImportedInstruments = z.infer<typeof ImportedInstruments>;

export const AmendInstrument = z.strictObject({ amendedOn: BusinessDate });
export const RepealInstrument = z.strictObject({ repealedOn: BusinessDate, replacedById: Id.nullable().default(null) });

export const InstrumentFilter = z.strictObject({
  /** In the title or the number. */
  keyword: z.string().trim().min(1).max(100).optional(),
  kind: LegalInstrumentKind.optional(),
  status: z.enum(['NOT_YET_EFFECTIVE', 'EFFECTIVE', 'AMENDED', 'REPEALED']).optional(),
  /** The day for which the status is told; today where none is named. */
  on: BusinessDate.optional(),
});
export type InstrumentFilter = z.infer<typeof InstrumentFilter>;

/** 法律依据. */
export const LegalInstrumentSummary = z.object({
  instrumentId: Id,
  title: z.string(),
  kind: LegalInstrumentKind,
  number: z.string().nullable(),
  issuer: z.string(),
  regionCode: z.string(),
  promulgatedOn: BusinessDate,
  effectiveOn: BusinessDate,
  state: z.enum(['VALID', 'AMENDED', 'REPEALED']),
  /** What holds on the day asked for. */
  status: z.enum(['NOT_YET_EFFECTIVE', 'EFFECTIVE', 'AMENDED', 'REPEALED']),
  amendedOn: BusinessDate.nullable(),
  repealedOn: BusinessDate.nullable(),
  replacedBy: z.object({ id: Id, title: z.string() }).nullable(),
  /** Whether it is the city's, which its districts read and only the city changes. */
  ofCity: z.boolean(),
  rowVersion: z.int(),
});
export type LegalInstrumentSummary = z.infer<typeof LegalInstrumentSummary>;
export const LegalInstrumentAnswer = LegalInstrumentSummary.extend({
  textHash: z.string().nullable(),
  provisions: z.array(z.object({ article: z.string(), text: z.string() })),
  actions: z.array(z.string()),
});
export type LegalInstrumentAnswer = z.infer<typeof LegalInstrumentAnswer>;

// ---- staffing evidence -----------------------------------------------------------

export const StaffingQuery = z.strictObject({ on: BusinessDate.optional() });

const Share = z.number().min(0).max(1).nullable();
/** 科室工作量: what a unit is responsible for, what it did in a year and how many people it has. */
export const UnitWorkload = z.object({
  unitId: Id,
  code: z.string(),
  name: z.string(),
  itemsLed: z.int(),
  itemsAssisted: z.int(),
  /** Orders closed in the year up to the day: by the unit itself, and of items it assists. */
  ordersClosed: z.int(),
  ordersAssisted: z.int(),
  workload: z.number(),
  workloadShare: Share,
  approvedStaff: z.int(),
  actualStaff: z.int(),
  staffShare: Share,
  /** Workload of one person in post. */
  workloadPerPerson: z.number().nullable(),
});
export type UnitWorkload = z.infer<typeof UnitWorkload>;

/** 机构编制使用依据 (R-REG-23): the list as proof for posts. */
export const StaffingEvidenceAnswer = z.object({
  organ: z.object({ id: Id, code: OrganCode, name: z.string() }),
  from: BusinessDate,
  to: BusinessDate,
  version: z.object({ versionId: Id, label: z.string() }).nullable(),
  /** How much an order of an item that a unit assists counts, against one that it closed. */
  assistWeight: z.number(),
  organStaff: z.object({ approved: z.int(), actual: z.int() }),
  units: z.array(UnitWorkload),
  total: UnitWorkload.omit({ unitId: true, code: true, name: true, workloadShare: true, staffShare: true }),
});
export type StaffingEvidenceAnswer = z.infer<typeof StaffingEvidenceAnswer>;
