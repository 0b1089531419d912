import { ListItemDisclosureChangedV1, type RecordedEvent } from '@yidan/contracts';
import { Aggregate } from '@yidan/kernel';
import { ReadersOfRestrictedOnly } from './item-disclosure.errors.ts';

/** What an item of a list may be set to; a secret stub is entered as one and holds nothing, so none is made of an item that says something. */
export type ItemDisclosureLevel = 'PUBLIC' | 'INTERNAL' | 'RESTRICTED';

/** 事项公开属性: who may read an item, through all versions of its list (R-SEC-3). */
export class ItemDisclosure extends Aggregate<RecordedEvent> {
  readonly id: string;
  readonly tenantId: string;
  readonly itemKey: string;
  readonly rowVersion!: number;
  level: ItemDisclosureLevel = 'INTERNAL';
  /** 指定知悉人, beside the unit that holds the item and 编办. */
  readers: readonly string[] = [];
  reason = '';
  changedBy = '';
  changedAt: Date = new Date(0);

  constructor(id: string, { tenantId, itemKey }: { tenantId: string; itemKey: string }) {
    super();
    this.id = id;
    this.tenantId = tenantId;
    this.itemKey = itemKey;
  }

  set(given: { level: ItemDisclosureLevel; readers: readonly string[]; reason: string }, organId: string, by: string, at: Date): void {
    if (given.level !== 'RESTRICTED' && given.readers.length > 0) throw new ReadersOfRestrictedOnly();
    this.level = given.level;
    this.readers = [...new Set(given.readers)];
    this.reason = given.reason;
    this.changedBy = by;
    this.changedAt = at;
    this.record(ListItemDisclosureChangedV1.create({ itemKey: this.itemKey, organId, level: this.level, readers: [...this.readers], changedAt: at.toISOString() }, at));
  }
}
