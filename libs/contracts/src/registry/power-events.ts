import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Instant, Line, PowerType, TenantId } from '../fields.ts';

const Catalogue = z.object({ catalogueId: Id, name: Line, edition: Line, regionCode: TenantId, at: Instant });
const Item = z.object({ organId: Id, itemKey: Id });

/** 指导清单已载入. Audit only. */
export const PowerCatalogueLoadedV1 = defineEvent('registry.power-catalogue.loaded', 1, Catalogue.extend({ powers: z.int().min(1) }), { published: false });

/** 指导清单启用: the powers of a region are those of this edition from now on. */
export const PowerCatalogueEffectiveV1 = defineEvent(
  'registry.power-catalogue.effective',
  1,
  Catalogue.extend({ powers: z.int().min(1), effectiveFrom: BusinessDate, previousCatalogueId: Id.nullable() }),
);

/** 指导清单弃用. Audit only. */
export const PowerCatalogueDiscardedV1 = defineEvent('registry.power-catalogue.discarded', 1, Catalogue, { published: false });

/** 指导清单被替代. */
export const PowerCatalogueSupersededV1 = defineEvent('registry.power-catalogue.superseded', 1, Catalogue.extend({ successorId: Id, effectiveTo: BusinessDate }));

/** 权力变更: a document amended or repealed one power of a catalogue. */
export const CataloguePowerChangedV1 = defineEvent(
  'registry.catalogue-power.changed',
  1,
  z.object({ catalogueId: Id, powerId: Id, type: PowerType, number: Line, status: z.enum(['ACTIVE', 'AMENDED', 'REPEALED']), document: Line, at: Instant }),
);

/** 权力移出指导清单: items in force still merge it and are marked (F-009). */
export const CataloguePowerRemovedV1 = defineEvent(
  'registry.catalogue-power.removed',
  1,
  z.object({ catalogueId: Id, type: PowerType, number: Line, name: z.string(), items: z.array(Item).min(1), at: Instant }),
);

/** 权力除外已登记. Audit only. */
export const PowerExcludedV1 = defineEvent(
  'registry.power-exclusion.recorded',
  1,
  z.object({ exclusionId: Id, catalogueId: Id, powerId: Id, organId: Id.nullable(), reason: z.enum(['NOT_APPLICABLE_REGION', 'HELD_BY_OTHER_LEVEL', 'TRANSFERRED_TO_APPROVAL_BUREAU', 'REPEALED']), document: Line, at: Instant }),
  { published: false },
);

/** 权力除外已终止. Audit only. */
export const PowerExclusionEndedV1 = defineEvent('registry.power-exclusion.ended', 1, z.object({ exclusionId: Id, powerId: Id, organId: Id.nullable(), at: Instant }), { published: false });

/** 权力归并: powers of the catalogue were merged into an item of a draft, with the reason. Audit only. */
export const PowersMergedV1 = defineEvent(
  'registry.power-merge.recorded',
  1,
  z.object({ mergeId: Id, versionId: Id, organId: Id, itemKey: Id, mergedName: z.string(), powers: z.array(z.object({ powerId: Id, type: PowerType, number: Line })).min(1), rationale: z.string(), at: Instant }),
  { published: false },
);
