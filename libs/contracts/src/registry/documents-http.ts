import { z } from 'zod';
import { Id, Instant, Line, OrganCode, Text } from '../fields.ts';
import { AsOf, ExportEncoding, ExportFormat } from './http.ts';

/** 文书种类. */
export const DocumentKind = z.enum(['COMPILATION_REPORT', 'REVIEW_OPINION', 'PUBLICITY_NOTICE', 'VERSION_DIFF', 'PUBLIC_LIST', 'INTERNAL_LIST']);
export type DocumentKind = z.infer<typeof DocumentKind>;
export const DocumentFormat = z.enum(['docx', 'xlsx']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** 生成文书: what it is about comes from the data; `fields` holds what a person writes, and what is left out is as in the last document of its kind. */
export const GenerateDocumentRequest = z.strictObject({
  kind: DocumentKind,
  format: DocumentFormat.default('docx'),
  /** 版本对照: with which version. */
  against: Id.optional(),
  /** 审查意见书: of which reviewing organ. */
  reviewer: z.enum(['ESTABLISHMENT', 'JUSTICE']).optional(),
  fields: z.record(z.string(), z.unknown()).default({}),
});
export type GenerateDocumentRequest = z.output<typeof GenerateDocumentRequest>;

/** 文书: a stored document; `contentHash` is of the list it was made from, `factsHash` of all that stands in it, `sha256` of its bytes. */
export const OfficialDocumentAnswer = z.object({
  documentId: Id,
  kind: DocumentKind,
  format: DocumentFormat,
  objectType: z.string(),
  objectId: Id,
  title: z.string(),
  number: z.string().nullable(),
  contentHash: z.string(),
  factsHash: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  fileName: z.string(),
  createdAt: Instant,
});
export type OfficialDocumentAnswer = z.infer<typeof OfficialDocumentAnswer>;
export const OfficialDocumentsAnswer = z.object({ items: z.array(OfficialDocumentAnswer) });

// ---- flowcharts ---------------------------------------------------------------

const NodeId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const FlowNode = z.strictObject({
  id: NodeId,
  kind: z.enum(['TRIGGER', 'STEP', 'DECISION', 'END']),
  name: Line,
  /** An internal unit by its name; one of those that lead or assist in the item. */
  unit: Line,
  action: Text(500),
  timeLimit: z.strictObject({ amount: z.number().positive().max(3660), clock: z.enum(['WORKING_DAY', 'CALENDAR_DAY', 'HOUR', 'MONTH']) }).nullable(),
  documents: z.array(Line).max(50),
});
const FlowEdge = z.strictObject({ from: NodeId, to: NodeId, condition: Line.optional() });

/** 事项流程图: the nodes of an item's handling and how one follows the other. */
export const FlowchartBody = z.strictObject({ nodes: z.array(FlowNode).min(2).max(60), edges: z.array(FlowEdge).min(1).max(200) });
export type FlowchartBody = z.infer<typeof FlowchartBody>;

/** 事项流程图 of one version; `rowVersion` 0 and the standard flow where nobody has drawn one yet. */
export const FlowchartAnswer = FlowchartBody.extend({
  versionId: Id,
  itemKey: Id,
  itemName: z.string(),
  /** The units that may stand in it. */
  units: z.array(z.string()),
  drawn: z.boolean(),
  rowVersion: z.int(),
  actions: z.array(z.string()),
});
export type FlowchartAnswer = z.infer<typeof FlowchartAnswer>;

/** 流程图目录: which items of a version have one; `fits` is false where a unit stands in it that no longer bears the item. */
export const FlowchartLine = z.object({ itemKey: Id, seqNo: z.int(), name: z.string(), drawn: z.boolean(), fits: z.boolean(), rowVersion: z.int() });
export type FlowchartLine = z.infer<typeof FlowchartLine>;

/** 补绘流程图: how many were carried over from the version before and how many were drawn by the standard. */
export const FlowchartsDraftedAnswer = z.object({ carriedOver: z.int(), drafted: z.int(), without: z.int() });
export type FlowchartsDraftedAnswer = z.infer<typeof FlowchartsDraftedAnswer>;

// ---- open data -----------------------------------------------------------------

const OPEN = { format: ExportFormat.default('json'), encoding: ExportEncoding.default('utf-8') };
const encodesCsv = ({ format, encoding }: { format: ExportFormat; encoding: ExportEncoding }): boolean => encoding === 'utf-8' || format === 'csv';
const ONLY_CSV = { path: ['encoding'], error: 'encoding=gb18030 is for format=csv' };
export const VersionOpenDataQuery = z.strictObject(OPEN).refine(encodesCsv, ONLY_CSV);
export const OpenDataQuery = z.strictObject({ ...OPEN, asOf: AsOf.optional(), organ: OrganCode.optional() }).refine(encodesCsv, ONLY_CSV);
