import { defineEntity, p } from '@mikro-orm/core';
import { ItemDisclosure, type ItemDisclosureLevel } from '../../domain/duty-list/item-disclosure.ts';

/** Class ⇄ table of 事项公开属性; its readers stand in a table of their own, which the database asks who may see a row. */
export const ItemDisclosureSchema = defineEntity({
  class: ItemDisclosure,
  tableName: 'item_disclosure',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    itemKey: p.uuid(),
    level: p.text().$type<ItemDisclosureLevel>(),
    reason: p.text(),
    changedBy: p.text(),
    changedAt: p.datetime(),
    rowVersion: p.integer().version(),
  },
});
