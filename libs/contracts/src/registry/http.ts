import { z } from 'zod';
import { BusinessDate, Disclosure, Id, Instant, Line, OrganCode, PowerType, TenantId, Text } from '../fields.ts';

/** 时点: a day, or an instant that falls on one; lists are in force for whole days. */
export const AsOf = z.union([BusinessDate, Instant]);
/** A yes or no in the address. */
const Flag = z.enum(['true', 'false']).default('false').transform((value) => value === 'true');
/** 检索词: at least two characters, since a single one is everywhere. */
const Keyword = z.string().trim().min(2).max(100);
/** 事项编码: 510184-SCJG-02030017. */
export const DutyItemCode = z.string().regex(/^\d{5}[0-9A-Z]-[A-Z0-9]{2,6}-\d{8}$/);
/** An item by its identity across versions, or by its code. */
export const ItemRef = z.union([Id, DutyItemCode]);
export const ListItemStatus = z.enum(['ACTIVE', 'PENDING_ATTRIBUTION', 'SUSPENDED', 'CANCELLED']);
export const ExportFormat = z.enum(['xlsx', 'csv', 'json']);
export type ExportFormat = z.infer<typeof ExportFormat>;
/** 编码: how a .csv is written; .xlsx and .json know one encoding only. */
export const ExportEncoding = z.enum(['utf-8', 'gb18030']);
export type ExportEncoding = z.infer<typeof ExportEncoding>;
/** What every export may be asked for. */
const ExportAs = { format: ExportFormat.default('xlsx'), encoding: ExportEncoding.default('utf-8') };
/** GB 18030 is asked of a .csv only: of another file it would be passed over without a word. */
const encodesCsv = ({ format, encoding }: { format: ExportFormat; encoding: ExportEncoding }): boolean => encoding === 'utf-8' || format === 'csv';
const ONLY_CSV = { path: ['encoding'], error: 'encoding=gb18030 is for format=csv' };
const Named = z.object({ id: Id, name: z.string() });
const OrganName = z.object({ id: Id, code: OrganCode, name: z.string() });

// ---- imports ----------------------------------------------------------------

export const ImportQuery = z.strictObject({ organ: OrganCode, dryRun: Flag });
/** Of a file that is not kept: for whose list it would be. */
export const ReportQuery = z.strictObject({ organ: OrganCode });

/** 导入报告: what was read, how it was understood and what deserves a second look. */
export const ImportReportAnswer = z.object({
  file: z.object({ name: z.string(), format: z.string(), bytes: z.number() }),
  kind: z.enum(['TEMPLATE', 'PUBLISHED']),
  sheets: z.array(
    z.object({
      name: z.string(),
      role: z.string(),
      headerRows: z.array(z.number()),
      columns: z.array(z.object({ column: z.string(), header: z.string(), field: z.string(), confidence: z.number(), by: z.string() })),
      rowsRead: z.number(),
    }),
  ),
  rowsRead: z.number(),
  items: z.number(),
  units: z.array(z.string()),
  powersByType: z.record(PowerType, z.number()),
  declared: z.array(z.object({ what: z.string(), declared: z.number(), found: z.number(), sheet: z.string(), row: z.number() })),
  issues: z.array(
    z.object({
      severity: z.enum(['ERROR', 'SKIPPED', 'MERGED', 'DOUBT', 'INFO']),
      sheet: z.string(),
      row: z.number(),
      column: z.string().optional(),
      value: z.string().optional(),
      rule: z.string(),
      path: z.string().optional(),
      message: z.string(),
      messageZh: z.string(),
    }),
  ),
  refused: z.boolean(),
});

export const ImportAnswer = z.object({ importId: Id.nullable(), report: ImportReportAnswer });

export const ImportSummary = z.object({
  importId: Id,
  organ: OrganName,
  fileName: z.string(),
  fileHash: z.string(),
  state: z.enum(['READ', 'LOADED']),
  items: z.int(),
  issues: z.int(),
  versionId: Id.nullable(),
  createdAt: Instant,
  rowVersion: z.int(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const ImportFilter = z.strictObject({ organ: OrganCode.optional(), state: z.enum(['READ', 'LOADED']).optional() });

/** 清单文件 with a page of its content. */
export const ImportDetail = ImportSummary.extend({
  report: ImportReportAnswer,
  content: z.array(z.record(z.string(), z.unknown())),
  next: z.string().nullable(),
  actions: z.array(z.string()),
});
export type ImportDetail = z.infer<typeof ImportDetail>;

/** 加载已审定清单: the paper on which the list was approved. */
export const LoadApprovedRequest = z.strictObject({ documentNumber: Line, approvedOn: BusinessDate, effectiveFrom: BusinessDate });

// ---- lists and versions -------------------------------------------------------

const Severities = z.object({ ERROR: z.int(), WARN: z.int(), INFO: z.int() });

/** 版本状态: from 编制中 to 生效 and its ends. */
export const ListVersionState = z.enum([
  'DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'REVIEWED', 'IN_DELIBERATION', 'APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED', 'EFFECTIVE', 'SUPERSEDED', 'REPEALED', 'WITHDRAWN', 'RETURNED_AFTER_PUBLICITY',
]);
export const ListVersionKind = z.enum(['INITIAL', 'FULL_REVISION', 'ADJUSTMENT']);
/** 自查承诺: the organ answers for completeness, accuracy, legality and normativity of its list. */
export const SelfCheck = z.strictObject({ completeness: z.boolean(), accuracy: z.boolean(), legality: z.boolean(), normativity: z.boolean(), statement: Text(2000) });

/** 清单版本. */
export const ListVersionAnswer = z.object({
  versionId: Id,
  organ: OrganName,
  label: z.string(),
  kind: ListVersionKind,
  urgency: z.enum(['NORMAL', 'EXPEDITED']),
  state: ListVersionState,
  adjustmentCaseIds: z.array(Id),
  /** How often it was submitted. */
  round: z.int(),
  submittedAt: Instant.nullable(),
  selfCheck: SelfCheck.extend({ signedBy: z.string(), signedAt: Instant }).nullable(),
  compilationReportId: Id.nullable(),
  /** Which directors passed it in this round. */
  passedBy: z.array(z.string()),
  meetingId: Id.nullable(),
  /** Null until it is approved. */
  documentNumber: z.string().nullable(),
  approvedOn: BusinessDate.nullable(),
  plannedFrom: BusinessDate.nullable(),
  receiptNumber: z.string().nullable(),
  filedAt: Instant.nullable(),
  /** Null until it is in force. */
  effectiveFrom: BusinessDate.nullable(),
  /** The first day on which it is no longer in force. */
  effectiveTo: BusinessDate.nullable(),
  baseVersionId: Id.nullable(),
  itemCount: z.int(),
  contentHash: z.string().nullable(),
  importId: Id.nullable(),
  createdAt: Instant,
  rowVersion: z.int(),
  actions: z.array(z.string()),
});
export type ListVersionAnswer = z.infer<typeof ListVersionAnswer>;

/** 机关清单: what an organ's list looks like today. */
export const DutyListAnswer = z.object({
  organ: OrganName,
  status: z.enum(['NONE', 'ACTIVE', 'ORPHANED']),
  versions: z.int(),
  current: z
    .object({
      versionId: Id,
      label: z.string(),
      documentNumber: z.string(),
      effectiveFrom: BusinessDate,
      items: z.int(),
      majorFunctions: z.int(),
      specialFunctions: z.int(),
      units: z.int(),
      powers: z.int(),
    })
    .nullable(),
  findings: Severities,
});
export type DutyListAnswer = z.infer<typeof DutyListAnswer>;

const TreeItem = z.object({ itemKey: Id, code: z.string(), seqNo: z.int(), name: z.string() });
/** 三级框架 of a version: exactly three levels. */
export const VersionTree = z.object({
  versionId: Id,
  label: z.string(),
  majorFunctions: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      category: z.string(),
      specialFunctions: z.array(z.object({ code: z.string(), name: z.string(), coordinatorUnit: Named.nullable(), items: z.array(TreeItem) })),
    }),
  ),
});
export type VersionTree = z.infer<typeof VersionTree>;

const ElementChange = z.object({ element: z.string(), before: z.unknown(), after: z.unknown() });
/** An item that a draft adds has no code until the approval. */
const DiffItem = z.object({ itemKey: Id, code: z.string().nullable(), name: z.string() });
export const DiffQuery = z.strictObject({ against: Id });
/** 版本对照: added, cancelled and element-wise modified items. */
export const VersionDiffAnswer = z.object({
  versionId: Id,
  against: Id,
  added: z.array(DiffItem),
  cancelled: z.array(DiffItem),
  modified: z.array(DiffItem.extend({ changes: z.array(ElementChange) })),
});
export type VersionDiffAnswer = z.infer<typeof VersionDiffAnswer>;
export const ExportQuery = z.strictObject(ExportAs).refine(encodesCsv, ONLY_CSV);

// ---- items --------------------------------------------------------------------

export const ItemFilter = z.strictObject({
  asOf: AsOf.optional(),
  organ: OrganCode.optional(),
  /** A unit by its id or its name. */
  unit: Line.optional(),
  keyword: Keyword.optional(),
  powerType: PowerType.optional(),
  attribute: Line.optional(),
  /** By code (two digits) or name. */
  level1: Line.optional(),
  level2: Line.optional(),
  status: ListItemStatus.optional(),
  total: Flag,
});
export type ItemFilter = z.infer<typeof ItemFilter>;
export const ItemsExportQuery = z.strictObject({ ...ExportAs, asOf: AsOf.optional(), organ: OrganCode.optional() }).refine(encodesCsv, ONLY_CSV);
export const AsOfQuery = z.strictObject({ asOf: AsOf.optional() });
export const ResponsibleQuery = z.strictObject({ on: BusinessDate });

const Assignment = z.object({ unitId: Id, unitName: z.string(), role: z.enum(['LEAD', 'ASSIST']) });
const VersionRef = z.object({ versionId: Id, label: z.string(), documentNumber: z.string(), effectiveFrom: BusinessDate, effectiveTo: BusinessDate.nullable() });

/** 职责事项 in a list of items. */
export const DutyItemSummary = z.object({
  itemKey: Id,
  code: z.string(),
  seqNo: z.int(),
  majorFunction: z.object({ code: z.string(), name: z.string(), category: z.string() }),
  specialFunction: z.object({ code: z.string(), name: z.string() }),
  name: z.string(),
  description: z.string().nullable(),
  attribute: z.string(),
  organ: OrganName,
  assignments: z.array(Assignment),
  powers: z.array(z.object({ type: PowerType, number: z.string().nullable(), name: z.string() })),
  keywords: z.array(z.string()),
  timeLimit: z.object({ amount: z.number(), clock: z.string() }).nullable(),
  basisCount: z.int(),
  performMode: z.string(),
  itemStatus: ListItemStatus,
  disclosure: Disclosure,
  version: VersionRef,
});
export type DutyItemSummary = z.infer<typeof DutyItemSummary>;

const CrossOrganRoles = z.object({ lead: z.array(z.string()), handle: z.array(z.string()), assist: z.array(z.string()), handoff: z.string() });
const SupervisionRegime = z.object({ object: z.string(), content: z.string(), manner: z.string(), measures: z.string(), procedure: z.string(), frequency: z.string(), handling: z.string() }).partial();
const PendingAttribution = z.object({ interimHolder: z.string(), settlement: z.string() });

/** 职责事项 with all its elements and what is known of its performance. */
export const DutyItemDetail = DutyItemSummary.extend({
  basisRefs: z.array(z.object({ text: z.string(), instrument: z.string().optional(), article: z.string().optional(), role: z.enum(['ORIGIN', 'SUPPORT']) })),
  sandingDutyRefs: z.array(z.string()),
  sandingUnitProvisionRefs: z.array(z.string()),
  remarks: z.string(),
  coordinatorUnit: Named.nullable(),
  responsibilityField: z.string().nullable(),
  serviceObjects: z.array(z.string()),
  crossOrgan: CrossOrganRoles.nullable(),
  supervisionRegime: SupervisionRegime.nullable(),
  devolvedPower: z.string().nullable(),
  pendingAttribution: PendingAttribution.nullable(),
  performance: z.object({ closedOrders: z.int(), onTimeOrders: z.int(), onTimeShare: z.number().nullable(), lastClosedAt: Instant.nullable() }),
});
export type DutyItemDetail = z.infer<typeof DutyItemDetail>;

/** 设定公开属性 (R-SEC-3): who may read an item in force; readers are named for a restricted one only. */
export const DiscloseItemRequest = z.strictObject({ disclosure: Disclosure, readers: z.array(Id).max(100).optional(), reason: Text(2000) });
export type DiscloseItemRequest = z.infer<typeof DiscloseItemRequest>;
/** 公开属性 of an item, and who set it; nobody where it is as the list brought it. */
export const ItemDisclosureAnswer = z.object({
  itemKey: Id,
  disclosure: Disclosure,
  readers: z.array(Id),
  reason: z.string().nullable(),
  changedBy: z.string().nullable(),
  changedAt: Instant.nullable(),
  rowVersion: z.int(),
});
export type ItemDisclosureAnswer = z.infer<typeof ItemDisclosureAnswer>;

/** 事项沿革: one version of an item and what it changed against the one before. */
export const ItemHistoryEntry = z.object({
  version: VersionRef,
  code: z.string(),
  name: z.string(),
  organ: OrganName,
  assignments: z.array(Assignment),
  change: z.enum(['FIRST', 'MODIFIED', 'UNCHANGED']),
  changes: z.array(ElementChange),
});
export const ItemHistory = z.object({ itemKey: Id, versions: z.array(ItemHistoryEntry) });
export type ItemHistory = z.infer<typeof ItemHistory>;

/** 某日谁负责: the holder on a day, or none. */
export const ResponsibleAnswer = z.object({
  itemKey: Id,
  on: BusinessDate,
  responsible: z.object({ code: z.string(), name: z.string(), organ: OrganName, assignments: z.array(Assignment), version: VersionRef }).nullable(),
});
export type ResponsibleAnswer = z.infer<typeof ResponsibleAnswer>;

// ---- findings, summary, unified list --------------------------------------------

export const FindingState = z.enum(['OPEN', 'CONFIRMED', 'IN_WORK', 'DISMISSED', 'RESOLVED']);
export const FindingFilter = z.strictObject({
  state: FindingState.default('OPEN'),
  kind: z.string().regex(/^[A-Z_]{3,40}$/).optional(),
  severity: z.enum(['INFO', 'WARN', 'ERROR']).optional(),
  organ: OrganCode.optional(),
  total: Flag,
});
export type FindingFilter = z.infer<typeof FindingFilter>;
export const FindingAnswer = z.object({
  findingId: Id,
  kind: z.string(),
  severity: z.enum(['INFO', 'WARN', 'ERROR']),
  state: FindingState,
  organ: OrganName,
  otherOrgan: OrganName.nullable(),
  itemKeys: z.array(Id),
  evidence: z.record(z.string(), z.unknown()),
  message: z.string(),
  messageZh: z.string(),
  versionId: Id,
  openedAt: Instant,
  resolvedAt: Instant.nullable(),
  dismissReason: z.string().nullable(),
  /** 动态调整 that was opened when the finding was confirmed. */
  caseIds: z.array(Id),
  actions: z.array(z.string()),
  rowVersion: z.int(),
});
export type FindingAnswer = z.infer<typeof FindingAnswer>;

/** 清单库总览. */
export const RegistrySummary = z.object({
  asOf: BusinessDate,
  items: z.int(),
  organs: z.int(),
  units: z.int(),
  powers: z.int(),
  byOrgan: z.array(
    z.object({ organ: OrganName, items: z.int(), versionId: Id, label: z.string(), effectiveFrom: BusinessDate, ageInDays: z.int() }),
  ),
  byAttribute: z.array(z.object({ attribute: z.string(), items: z.int() })),
  byPowerType: z.array(z.object({ type: PowerType, powers: z.int(), items: z.int() })),
  byStatus: z.array(z.object({ status: ListItemStatus, items: z.int() })),
  openFindings: z.array(z.object({ kind: z.string(), severity: z.enum(['INFO', 'WARN', 'ERROR']), count: z.int() })),
});
export type RegistrySummary = z.infer<typeof RegistrySummary>;

export const UnifiedFilter = z.strictObject({
  asOf: AsOf.optional(),
  region: TenantId.optional(),
  organ: OrganCode.optional(),
  keyword: Keyword.optional(),
  attribute: Line.optional(),
  total: Flag,
});
export type UnifiedFilter = z.infer<typeof UnifiedFilter>;

/** 全市一单: a line of the merged list of a district or a city. */
export const UnifiedLine = z.object({
  region: TenantId,
  itemKey: Id,
  code: z.string(),
  name: z.string(),
  attribute: z.string(),
  majorFunction: z.string(),
  specialFunction: z.string(),
  organ: OrganName,
  leadUnit: Named,
  versionId: Id,
  label: z.string(),
});
export type UnifiedLine = z.infer<typeof UnifiedLine>;
export const UnifiedListAnswer = z.object({
  items: z.array(UnifiedLine),
  next: z.string().nullable(),
  total: z.int().optional(),
  /** With `total=true`: how many lines each region contributes. */
  byRegion: z.array(z.object({ region: TenantId, items: z.int() })).optional(),
});
export type UnifiedListAnswer = z.infer<typeof UnifiedListAnswer>;

/** 备案副本: what a district's version looks like to its city. */
export const FiledCopyAnswer = z.object({
  region: TenantId,
  versionId: Id,
  organ: OrganName,
  label: z.string(),
  /** FILED until it is in force: its items arrive on that day. */
  state: z.enum(['FILED', 'EFFECTIVE', 'ENDED']),
  /** Null of a list that was loaded from paper, or is in force before it is filed. */
  receiptNumber: z.string().nullable(),
  documentNumber: z.string().nullable(),
  effectiveFrom: BusinessDate.nullable(),
  effectiveTo: BusinessDate.nullable(),
  itemCount: z.int().nullable(),
  contentHash: z.string(),
  filedAt: Instant,
});
export type FiledCopyAnswer = z.infer<typeof FiledCopyAnswer>;
export const FiledCopyFilter = z.strictObject({ region: TenantId.optional(), organ: OrganCode.optional() });
