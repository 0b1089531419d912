import type { HeldItem } from '../duty-item/held-item.ts';
import type { OrderRole } from './order-facts.ts';

/** Who holds or assists with something. */
export interface Holder {
  readonly organId: string;
  readonly unitId: string;
}

/** An order of the matter that is open already. */
export interface StandingOrder extends Holder {
  readonly id: string;
  readonly role: OrderRole;
}

/** An order that is to go out: to whom, in which role, by which item. */
export interface PlannedOrder extends Holder {
  readonly role: OrderRole;
  readonly item: HeldItem;
}

/** Who takes part beside the holder of the item that leads. */
export interface Beside {
  /** 主办: items whose holders handle their own part. */
  readonly handlers?: readonly HeldItem[];
  /** 协办: who gets a copy, by the item named; those the leading item names besides. */
  readonly assistants?: readonly { readonly holder: Holder; readonly item: HeldItem }[];
}

/** 派件方案: which orders an item asks for, given those that stand. */
export interface OrderPlan<Standing extends StandingOrder = StandingOrder> {
  /** The leader's order, where the leader turns out to be the holder. */
  readonly confirms: Standing | null;
  /** Orders that end for one that goes out: the former leader's, and those of a unit that now leads or handles. */
  readonly ends: readonly { readonly order: Standing; readonly forRole: OrderRole; readonly forUnitId: string }[];
  /** An order that stays and takes over what ends without a new one. */
  readonly stays?: Standing;
  readonly sends: readonly PlannedOrder[];
}

/** 改派方案: what takes the place of one order, by another item: the matter's lead with those who assist, or one that handles. */
export function planSuccessor<Standing extends StandingOrder>(order: Standing, item: HeldItem, standing: readonly Standing[], beside: Beside = {}): OrderPlan<Standing> {
  if (order.role === 'LEAD') return planOrders(item, beside, standing);
  const successor: PlannedOrder = { ...holderOf(item), role: order.role, item };
  const others = standing.filter((other) => other !== order && isSame(other, successor));
  const ended = { order, forRole: successor.role, forUnitId: successor.unitId };
  const stays = others.find((other) => ranks(other) >= ranks(successor));
  // Whoever leads or handles already takes this part over as well.
  if (stays) return { confirms: null, ends: [ended], stays, sends: [] };
  return { confirms: null, ends: [ended, ...others.map((other) => ({ ...ended, order: other }))], sends: [successor] };
}

/** 一件一牵头 (R-DIS-2): one unit leads, others handle their part, others again get a copy, nobody twice; who stands in the matter already stays. */
export function planOrders<Standing extends StandingOrder>(item: HeldItem, beside: Beside = {}, standing: readonly Standing[] = []): OrderPlan<Standing> {
  const lead: PlannedOrder = { ...holderOf(item), role: 'LEAD', item };
  const leader = standing.find(({ role }) => role === 'LEAD') ?? null;
  const confirms = leader && isSame(leader, lead) ? leader : null;
  const handlers = (beside.handlers ?? []).map((its): PlannedOrder => ({ ...holderOf(its), role: 'HANDLER', item: its }));
  const copies = [...item.assistants.map((holder) => ({ holder, item })), ...(beside.assistants ?? [])];
  const wanted = onePerUnit([lead, ...handlers, ...copies.map(({ holder, item: its }): PlannedOrder => ({ organId: holder.organId, unitId: holder.unitId, role: 'ASSIST', item: its }))]);
  const sends = wanted.filter((order) => (order.role === 'LEAD' ? confirms === null : !standing.some((other) => other !== leader && isSame(other, order) && ranks(other) >= ranks(order))));
  // The former leader ends for the new one, whatever else its unit does in the matter from now on.
  const ends = standing.flatMap((order) => {
    const successor = order === leader ? (confirms ? undefined : lead) : sends.find((sent) => isSame(sent, order));
    return successor ? [{ order, forRole: successor.role, forUnitId: successor.unitId }] : [];
  });
  return { confirms, ends, sends };
}

function holderOf({ organId, unitId }: Holder): Holder {
  return { organId, unitId };
}

function onePerUnit(orders: readonly PlannedOrder[]): PlannedOrder[] {
  return orders.filter((order, i) => orders.findIndex((other) => isSame(other, order)) === i);
}

function ranks({ role }: { role: OrderRole }): number {
  return ['ASSIST', 'HANDLER', 'LEAD'].indexOf(role);
}

function isSame(a: Holder, b: Holder): boolean {
  return a.organId === b.organId && a.unitId === b.unitId;
}
