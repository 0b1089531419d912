import { Injectable } from '@nestjs/common';
import { Reference } from '@yidan/platform';
import type { Beside, Holder } from '../../domain/dispatch-order/order-plan.ts';
import { isRoutable, TOWN_KINDS } from '../../domain/duty-item/held-item.ts';
import type { HeldItem, Purpose } from '../../domain/duty-item/held-item.ts';
import { ItemNotEffective, ItemNotRoutable, NotInTownList, ParticipantUnknown } from '../../domain/incoming-matter/incoming-matter.errors.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';

/** Whom an operator names for a matter: the item that leads, others that handle, and items, units or organs that get a copy. */
export interface NamedForMatter {
  readonly itemKey: string;
  readonly handlers?: readonly string[] | undefined;
  readonly assistants?: readonly string[] | undefined;
}

/** 核对去向: whoever an operator names holds an item in force; its lists stand still until the transaction ends. */
@Injectable()
export class ResolveBeside {
  constructor(
    private readonly items: HeldItemRepository,
    private readonly reference: Reference,
  ) {}

  async execute({ itemKey, handlers = [], assistants = [] }: NamedForMatter, purpose: Purpose): Promise<{ item: HeldItem; beside: Beside }> {
    const held = await this.items.holdAll([itemKey, ...handlers, ...assistants]);
    const answering = (key: string): HeldItem => {
      const item = held.get(key);
      if (!item) throw new ItemNotEffective(key);
      if (!isRoutable(item, purpose)) throw new ItemNotRoutable(item.code, item.status, purpose);
      return item;
    };
    const item = answering(itemKey);
    const copies: { holder: Holder; item: HeldItem }[] = [];
    for (const [i, id] of assistants.entries()) {
      copies.push(held.has(id) ? { holder: held.get(id)!, item: answering(id) } : { holder: await this.unitNamed(id, item, `assistants.${i}`), item });
    }
    return { item, beside: { handlers: handlers.map(answering), assistants: copies } };
  }

  /** A unit, or the first unit of an organ; a township gets only what stands on its own list. */
  private async unitNamed(id: string, item: HeldItem, path: string): Promise<Holder> {
    const unit = (await this.reference.unitById(id)) ?? (await this.reference.unitsOf(id)).find(({ status }) => status === 'ACTIVE');
    if (unit?.status !== 'ACTIVE') throw new ParticipantUnknown(path, id);
    const organ = await this.reference.organById(unit.organId);
    if (organ && TOWN_KINDS.includes(organ.kind) && organ.id !== item.organId) throw new NotInTownList(path, organ.name, item.name);
    return { organId: unit.organId, unitId: unit.id };
  }
}
