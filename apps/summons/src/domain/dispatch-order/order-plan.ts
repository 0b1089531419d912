import type { HeldItem } from '../duty-item/held-item.ts';

/** Who holds or assists with something. */
export interface Holder {
  readonly organId: string;
  readonly unitId: string;
}

/** 派件方案: which orders an item asks for, given who leads the matter in the interim. */
export interface OrderPlan {
  /** The interim leader turns out to be the holder. */
  readonly confirms: boolean;
  /** The interim leader's order ends, because another unit holds the item. */
  readonly relieves: boolean;
  readonly lead: Holder | null;
  readonly assist: readonly Holder[];
}

/** 一件一主办 (R-DIS-2): one unit leads; those the item names besides assist, each once. */
export function planOrders(item: HeldItem, interimLeader: Holder | null): OrderPlan {
  const holder = { organId: item.organId, unitId: item.unitId };
  const confirms = interimLeader !== null && isSame(interimLeader, holder);
  const others = item.assistants.filter((assistant) => !isSame(assistant, holder));
  return {
    confirms,
    relieves: interimLeader !== null && !confirms,
    lead: confirms ? null : holder,
    assist: [...new Map(others.map((assistant) => [assistant.unitId, assistant])).values()],
  };
}

function isSame(a: Holder, b: Holder): boolean {
  return a.organId === b.organId && a.unitId === b.unitId;
}
