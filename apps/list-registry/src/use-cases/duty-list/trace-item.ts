import { Injectable } from '@nestjs/common';
import type { ItemHistory } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import { ItemHistoryViews } from '../../storage/duty-list/item-history.views.ts';
import { ItemsViews } from '../../storage/duty-list/items.views.ts';

/** 追溯事项: the history of the item that a key or a code names. */
@Injectable()
export class TraceItem {
  constructor(
    private readonly items: ItemsViews,
    private readonly histories: ItemHistoryViews,
    private readonly clock: Clock,
  ) {}

  async execute(ref: string): Promise<ItemHistory> {
    return this.histories.history(await this.items.keyOf(ref, businessDate(this.clock.now())));
  }
}
