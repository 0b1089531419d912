import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Disclosure, FunctionCategory, Id, Instant, Limit, Line, OrganCode, PowerType } from '../fields.ts';

/** 生效事项: a duty item as the other services need it to route by the list. */
export const EffectiveItem = z.object({
  itemKey: Id,
  code: Line,
  seqNo: z.int().min(1),
  majorFunction: z.object({ code: z.string(), name: Line, category: FunctionCategory }),
  specialFunction: z.object({ code: z.string(), name: Line }),
  name: z.string(),
  description: z.string(),
  attribute: z.string(),
  basisTexts: z.array(z.string()),
  sandingUnitProvisions: z.array(z.string()),
  /** Absent from lists that came into force before matching read it. */
  sandingDuties: z.array(z.string()).optional(),
  powers: z.array(z.object({ type: PowerType, number: z.string().nullable(), name: z.string() })),
  leadUnitId: Id,
  assistUnitIds: z.array(Id),
  keywords: z.array(z.string()),
  locationScope: z.array(z.string()),
  timeLimit: Limit.nullable(),
  performMode: z.enum(['SELF', 'ENTRUSTED_OUT', 'DEVOLVED', 'CONCENTRATED_AT_APPROVAL_BUREAU']),
  itemStatus: z.enum(['ACTIVE', 'PENDING_ATTRIBUTION', 'SUSPENDED', 'CANCELLED']),
  disclosure: Disclosure,
});
export type EffectiveItem = z.infer<typeof EffectiveItem>;

/** 清单事项分片: at most 200 items and 256 KB of a version, written in the same transaction before `.effective`. */
export const ListVersionItemsV1 = defineEvent(
  'registry.list-version.items',
  1,
  z.object({ versionId: Id, organId: Id, chunk: z.int().min(1), chunks: z.int().min(1), items: z.array(EffectiveItem).max(200) }),
);

/** 清单生效: a version came into force; readers switch when the chunks they hold agree with the count and the hash. */
export const ListVersionEffectiveV1 = defineEvent(
  'registry.list-version.effective',
  1,
  z.object({
    versionId: Id,
    organId: Id,
    organCode: OrganCode,
    label: Line,
    documentNumber: z.string(),
    effectiveFrom: Instant,
    /** Set where a version approved long ago is loaded beneath a later one: it is history, not the current list. */
    effectiveTo: Instant.nullable(),
    itemCount: z.int().min(1),
    chunks: z.int().min(1),
    contentHash: z.string().regex(/^[0-9a-f]{64}$/),
    previousVersionId: Id.nullable(),
  }),
);

/** 清单被替代: a version's period ended because a later one came into force. */
export const ListVersionSupersededV1 = defineEvent(
  'registry.list-version.superseded',
  1,
  z.object({ versionId: Id, organId: Id, successorVersionId: Id, effectiveTo: Instant }),
);

/** 文件读入: a list file was read and kept, not yet in force. Audit only. */
export const ListImportReadV1 = defineEvent(
  'registry.list-import.read',
  1,
  z.object({ importId: Id, organId: Id, fileName: z.string(), fileHash: z.string(), items: z.int(), issues: z.int() }),
  { published: false },
);

/** 履职记录: closing an order counted as performance of the item. Audit only. */
export const ItemPerformedV1 = defineEvent(
  'registry.item.performed',
  1,
  z.object({ itemKey: Id, orderId: Id, organId: Id, unitId: Id, onTime: z.boolean(), closedOn: BusinessDate }),
  { published: false },
);

/** 公开属性已变更: who may read an item of a list in force; the reason stays in the registry. */
export const ListItemDisclosureChangedV1 = defineEvent(
  'registry.list-item.disclosure-changed',
  1,
  z.object({ itemKey: Id, organId: Id, level: Disclosure.exclude(['SECRET_STUB']), readers: z.array(Id), changedAt: Instant }),
);
