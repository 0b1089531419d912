import { Controller } from '@nestjs/common';
import { ListVersionEffectiveV1 } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Deadlines, OnDeadline, React } from '@yidan/platform';
import type { DueDeadline, Received } from '@yidan/platform';
import { FollowItems } from '../use-cases/dispatch-order/follow-items.ts';

const MOVED_ITEMS = 'moved-items';

/** 事项变动: where a new version gives an item to another unit, orders nobody has begun follow it, some at a time, by a timer that gives way to people. */
@Controller()
export class MovedItems {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly followItems: FollowItems,
    private readonly clock: Clock,
  ) {}

  @React(ListVersionEffectiveV1)
  async effective({ tenantId, data: { versionId, effectiveTo } }: Received<typeof ListVersionEffectiveV1>): Promise<void> {
    if (effectiveTo !== null) return;
    const at = this.clock.now();
    await this.deadlines.set({ tenantId, type: MOVED_ITEMS, id: versionId }, 'follow', new Date(at.getTime() - 1), { at });
  }

  @OnDeadline(MOVED_ITEMS, 'follow')
  async follow({ owner, at }: DueDeadline): Promise<void> {
    const again = await this.followItems.execute(owner.id, at);
    if (again) await this.deadlines.set(owner, 'follow', again, { at });
  }
}
