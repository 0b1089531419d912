import { z } from 'zod';
import { BusinessDate, Id, Instant, Line, OrganCode, OrganKind, PowerType, RegionLevel, TenantId, Text } from '../fields.ts';

const OrganName = z.object({ id: Id, code: OrganCode, name: z.string() });
export const PowerStatus = z.enum(['ACTIVE', 'AMENDED', 'REPEALED']);
export const ExclusionReason = z.enum(['NOT_APPLICABLE_REGION', 'HELD_BY_OTHER_LEVEL', 'TRANSFERRED_TO_APPROVAL_BUREAU', 'REPEALED']);
const CatalogueState = z.enum(['LOADED', 'EFFECTIVE', 'SUPERSEDED', 'DISCARDED']);

const Paper = { name: Line, issuer: Line, edition: Line, regionCode: TenantId, effectiveFrom: BusinessDate };
/** A power of a catalogue, as it is handed in. */
export const CataloguePowerBody = z.strictObject({
  type: PowerType,
  number: z.string().trim().min(1).max(40),
  name: Line,
  basis: z.array(Text(2000)).max(50).default([]),
  subjectOrganKind: OrganKind.nullable().default(null),
  /** 行使主体 as the catalogue words it: a name, a short name or a code. */
  subjectOrgan: Line.nullable().default(null),
  levels: z.array(RegionLevel).max(7).default([]),
  status: PowerStatus.default('ACTIVE'),
});

/** 载入行政权力指导清单, all of it or nothing. */
export const LoadCatalogueRequest = z.strictObject({ ...Paper, powers: z.array(CataloguePowerBody).min(1).max(20_000) });
export type LoadCatalogueRequest = z.infer<typeof LoadCatalogueRequest>;
/** A catalogue as a .json file; what it says beside its powers is not asked for. */
export const CatalogueFileBody = z.object({ powers: z.array(CataloguePowerBody).min(1).max(20_000) });
/** Of a catalogue that comes as a file: what the file does not say about itself. */
export const CatalogueFileQuery = z.strictObject({ ...Paper, dryRun: z.enum(['true', 'false']).default('true').transform((value) => value === 'true') });
export type CatalogueFileQuery = z.output<typeof CatalogueFileQuery>;

export const PowerCatalogueAnswer = z.object({
  catalogueId: Id,
  tenantId: TenantId,
  name: z.string(),
  issuer: z.string(),
  edition: z.string(),
  regionCode: TenantId,
  effectiveFrom: BusinessDate,
  /** The first day on which it no longer holds. */
  effectiveTo: BusinessDate.nullable(),
  state: CatalogueState,
  powers: z.int(),
  rowVersion: z.int(),
  actions: z.array(z.string()),
});
export type PowerCatalogueAnswer = z.infer<typeof PowerCatalogueAnswer>;
/** 指导清单文件: what was read of it; without an id it was only tried. */
export const CatalogueFileAnswer = z.object({
  catalogueId: Id.nullable(),
  powers: z.int(),
  byType: z.array(z.object({ type: PowerType, powers: z.int() })),
  skipped: z.array(z.object({ sheet: z.string(), row: z.int(), text: z.string() })),
});
export type CatalogueFileAnswer = z.infer<typeof CatalogueFileAnswer>;

export const CataloguePowerFilter = z.strictObject({ type: PowerType.optional(), status: PowerStatus.optional() });
export type CataloguePowerFilter = z.infer<typeof CataloguePowerFilter>;
export const CataloguePowerAnswer = z.object({
  powerId: Id,
  catalogueId: Id,
  type: PowerType,
  number: z.string(),
  name: z.string(),
  basis: z.array(z.string()),
  subjectOrganKind: OrganKind.nullable(),
  subjectOrgan: z.string().nullable(),
  levels: z.array(RegionLevel),
  status: PowerStatus,
  rowVersion: z.int(),
});
export type CataloguePowerAnswer = z.infer<typeof CataloguePowerAnswer>;
/** 变更权力: by which document it was amended or repealed. */
export const ChangePowerRequest = z.strictObject({ status: PowerStatus, document: Line });
export type ChangePowerRequest = z.infer<typeof ChangePowerRequest>;

/** 权力除外: with the document that says so; without an organ it is meant for the whole region. */
export const ExcludePowerRequest = z.strictObject({ powerId: Id, organCode: OrganCode.optional(), reason: ExclusionReason, document: Line, explanation: Text(2000) });
export type ExcludePowerRequest = z.infer<typeof ExcludePowerRequest>;
const Exclusion = z.object({ exclusionId: Id, organId: Id.nullable(), reason: ExclusionReason, document: z.string(), explanation: z.string() });
export const PowerExclusionAnswer = Exclusion.extend({ powerId: Id, state: z.enum(['IN_FORCE', 'ENDED']), recordedBy: z.string(), recordedAt: Instant, endedAt: Instant.nullable(), rowVersion: z.int(), actions: z.array(z.string()) });
export type PowerExclusionAnswer = z.infer<typeof PowerExclusionAnswer>;

export const CoverageFilter = z.strictObject({
  organ: OrganCode.optional(),
  /** A draft that stands in for the list in force of its organ. */
  version: Id.optional(),
  state: z.enum(['MERGED', 'EXCLUDED', 'GAP', 'REMOVED']).optional(),
});
export type CoverageFilter = z.infer<typeof CoverageFilter>;
/** 权力覆盖: each power of the catalogue and the item that merged it, the reason why none did, or the gap. */
export const PowerCoverageAnswer = z.object({
  catalogueId: Id,
  organ: OrganName.nullable(),
  counts: z.object({ powers: z.int(), merged: z.int(), excluded: z.int(), gaps: z.int(), removed: z.int(), mergedTwice: z.int() }),
  items: z.array(
    z.object({
      powerId: Id,
      type: PowerType,
      number: z.string(),
      name: z.string(),
      status: PowerStatus,
      state: z.enum(['MERGED', 'EXCLUDED', 'GAP', 'REMOVED']),
      /** Items that are restricted for the reader are left out. */
      items: z.array(z.object({ itemKey: Id, code: z.string().nullable(), name: z.string(), organ: OrganName })),
      exclusion: Exclusion.nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export type PowerCoverageAnswer = z.infer<typeof PowerCoverageAnswer>;

/** 归并权力: powers by type and number into an item of a draft, and why they belong together. */
export const MergePowersRequest = z.strictObject({ itemKey: Id, powers: z.array(z.strictObject({ type: PowerType, number: z.string().trim().min(1).max(40) })).min(1).max(200), rationale: Text(2000) });
export type MergePowersRequest = z.infer<typeof MergePowersRequest>;
export const PowerMergeAnswer = z.object({ mergeId: Id, versionId: Id, itemKey: Id, mergedName: z.string(), powers: z.array(z.object({ powerId: Id, type: PowerType, number: z.string(), name: z.string() })), rationale: z.string(), rowVersion: z.int() });
export type PowerMergeAnswer = z.infer<typeof PowerMergeAnswer>;
