import { Injectable } from '@nestjs/common';
import { Reference } from '@yidan/platform';
import { isInForce } from '../../domain/dispute/followed-dispute.ts';
import type { Ruling } from '../../domain/dispute/followed-dispute.ts';
import type { Beside, Holder } from '../../domain/dispatch-order/order-plan.ts';
import { isRoutable, TOWN_KINDS } from '../../domain/duty-item/held-item.ts';
import type { HeldItem, Purpose } from '../../domain/duty-item/held-item.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';

/** Whom an outcome sends orders to, by the lists in force. */
export interface RuledHolders {
  readonly item: HeldItem;
  readonly beside: Beside;
}

/** 定责结果去向: the first row of the split table answers, once the lists in force say so; their lists stand still until the transaction ends. */
@Injectable()
export class RulingHolders {
  constructor(
    private readonly items: HeldItemRepository,
    private readonly reference: Reference,
  ) {}

  async execute({ split }: Ruling, purpose: Purpose): Promise<RuledHolders | null> {
    const [first, ...others] = split;
    if (!first) return null;
    const held = await this.items.holdAll(split.map(({ itemKey }) => itemKey));
    const item = held.get(first.itemKey);
    if (!isInForce(first, item, purpose)) return null;
    // Who handles does so by an item of its own: the task of the table that it leads.
    const handlers = others
      .filter(({ leadOrganId }) => first.handlerOrganIds.includes(leadOrganId))
      .flatMap((row) => held.get(row.itemKey) ?? [])
      .filter((its) => first.handlerOrganIds.includes(its.organId) && isRoutable(its, purpose));
    const copies = first.assistOrganIds.concat(first.handlerOrganIds.filter((id) => !handlers.some(({ organId }) => organId === id)));
    const assistants: { holder: Holder; item: HeldItem }[] = [];
    for (const organId of copies) {
      const holder = await this.firstUnitOf(organId);
      if (holder) assistants.push({ holder, item });
    }
    return { item, beside: { handlers, assistants } };
  }

  /** Nothing of a department's list is pushed onto a township, not even as a copy (R-DIS-4). */
  private async firstUnitOf(organId: string): Promise<Holder | null> {
    const organ = await this.reference.organById(organId);
    if (!organ || TOWN_KINDS.includes(organ.kind)) return null;
    const unit = (await this.reference.unitsOf(organId)).find(({ status }) => status === 'ACTIVE');
    return unit ? { organId, unitId: unit.id } : null;
  }
}
