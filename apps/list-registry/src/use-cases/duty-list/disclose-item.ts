import { Injectable } from '@nestjs/common';
import type { DiscloseItemRequest, ItemDisclosureAnswer } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import { stampOf, type Actor } from '@yidan/platform';
import { ReaderUnknown } from '../../domain/duty-list/item-disclosure.errors.ts';
import { requireNothingSaid } from '../../domain/duty-list/secret-item.ts';
import { ItemDisclosureRepository } from '../../storage/duty-list/item-disclosure.repository.ts';
import { ItemsViews } from '../../storage/duty-list/items.views.ts';

/** 设定公开属性: 编办 says, with its reason, who may read an item that is in force. */
@Injectable()
export class DiscloseItem {
  constructor(
    private readonly items: ItemsViews,
    private readonly disclosures: ItemDisclosureRepository,
    private readonly clock: Clock,
  ) {}

  async execute(ref: string, { disclosure: level, readers = [], reason }: DiscloseItemRequest, actor: Actor): Promise<ItemDisclosureAnswer> {
    const at = this.clock.now();
    const item = await this.items.one(ref, businessDate(at));
    if (level === 'SECRET_STUB') {
      requireNothingSaid(item);
      return this.disclosures.of(item.itemKey, item.disclosure);
    }
    const unknown = await this.disclosures.unknownAmong(readers);
    if (unknown !== undefined) throw new ReaderUnknown(unknown);
    const disclosure = await this.disclosures.hold(actor.tenantId, item.itemKey);
    disclosure.set({ level, readers, reason }, item.organ.id, stampOf(actor).id, at);
    await this.disclosures.save(disclosure);
    return this.disclosures.of(item.itemKey, item.disclosure);
  }

  /** What is set for an item in force. */
  async look(ref: string): Promise<ItemDisclosureAnswer> {
    const item = await this.items.one(ref, businessDate(this.clock.now()));
    return this.disclosures.of(item.itemKey, item.disclosure);
  }
}
