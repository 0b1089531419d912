import type { OrderSummary } from '@yidan/contracts';
import { instant } from '@yidan/platform';
import { colourOf } from '../../domain/deadline/colour.ts';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { RESTRICTED_ITEM } from '../../domain/duty-item/restricted-item.ts';
import { HIDDEN } from '../duty-item/disclosed-items.ts';

/** One line of an order list as the query gives it. */
export interface OrderRow {
  id: string;
  number: string;
  matterId: string;
  matterNumber: string;
  title: string;
  channel: OrderSummary['channel'];
  urgency: OrderSummary['urgency'];
  role: OrderSummary['role'];
  interim: boolean;
  itemCode: string | null;
  itemName: string | null;
  organId: string;
  organCode: string | null;
  organName: string | null;
  unitId: string;
  unitCode: string | null;
  unitName: string | null;
  state: OrderSummary['state'];
  dispatchedAt: string;
  dueAt: string | null;
  dueFrom: string | null;
  dueKind: string | null;
  rowVersion: number;
}

/** What a line is read from: all orders, or those of them that a query found before. */
export const orderTables = (orders: string): string => `
  from ${orders} o
  join incoming_matter m on m.tenant_id = o.tenant_id and m.id = o.matter_id
  left join dispatched_item d on d.tenant_id = o.tenant_id and d.item_key = o.item_key and d.version_id = o.version_id
  left join organ g on g.tenant_id = o.tenant_id and g.id = o.organ_id
  left join internal_unit u on u.tenant_id = o.tenant_id and u.id = o.unit_id`;
export const ORDER_TABLES = orderTables('dispatch_order');

/** Whether the reader may not read the item of the order. */
export const HIDDEN_ITEM = HIDDEN('o.item_key', 'o.tenant_id');

export const ORDER_COLUMNS = `
  o.id, o.number, o.matter_id as "matterId", m.number as "matterNumber", coalesce(m.title_masked, m.title) as title, m.channel, o.urgency, o.role, o.interim,
  case when ${HIDDEN_ITEM} then null else o.item_code end as "itemCode", case when ${HIDDEN_ITEM} then '${RESTRICTED_ITEM}' else d.name end as "itemName", o.organ_id as "organId", g.code as "organCode", g.name as "organName",
  o.unit_id as "unitId", u.code as "unitCode", u.name as "unitName", o.state,
  ${instant('o.dispatched_at')} as "dispatchedAt", ${instant('o.due_at')} as "dueAt", ${instant('o.due_from')} as "dueFrom", o.due_kind as "dueKind",
  o.row_version as "rowVersion"`;

/** The line as answers show it, with its colour at an instant. */
export function orderSummary(row: OrderRow, now: Date): OrderSummary {
  const { organId, organCode, organName, unitId, unitCode, unitName, dueFrom, ...rest } = row;
  const clock = row.dueAt && dueFrom ? { startedAt: new Date(dueFrom), dueAt: new Date(row.dueAt) } : null;
  return {
    ...rest,
    organ: { id: organId, code: organCode, name: organName ?? '' },
    unit: { id: unitId, code: unitCode, name: unitName ?? '' },
    stateZh: orderLifecycle.states[row.state],
    colour: colourOf(clock, now),
  };
}
