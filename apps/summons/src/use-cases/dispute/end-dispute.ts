import { Injectable } from '@nestjs/common';
import type { DisputeEnding } from '@yidan/contracts';
import { byOutcome } from '../../domain/acting.ts';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { endingInWords } from '../../domain/dispute/followed-dispute.ts';
import type { FollowedDispute } from '../../domain/dispute/followed-dispute.ts';
import { isRoutable } from '../../domain/duty-item/held-item.ts';
import type { HeldItem } from '../../domain/duty-item/held-item.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { purposeOf } from '../../domain/incoming-matter/settle-answer.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { SendElsewhere } from '../dispatch-order/send-elsewhere.ts';
import { RecordLesson } from '../learning/record-lesson.ts';
import type { InDispute } from './follow-dispute.ts';

/** 争议终结: no outcome comes. Whoever holds an item for the matter keeps it for good; otherwise, and where no case was opened at all, it is the operator's to decide again. */
@Injectable()
export class EndDispute {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly orders: DispatchOrderRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly items: HeldItemRepository,
    private readonly sendElsewhere: SendElsewhere,
    private readonly recordLesson: RecordLesson,
  ) {}

  async execute({ matter, order }: InDispute, dispute: FollowedDispute & { ending: DisputeEnding }, at: Date): Promise<void> {
    const { ending } = dispute;
    const ground = endingInWords(dispute);
    const item = order && ending !== 'REFUSED' ? await this.itemHeld(order, matter) : null;
    if (item) await this.items.keepAsDispatched(item);
    if (order?.state === 'IN_DISPUTE') {
      const clocks = await this.deadlines.bookOf({ tenantId: order.tenantId, type: 'dispatch-order', id: order.id }, order.urgency, ['SIGN_FOR', 'RETURN_ANSWER', 'ESCALATE']);
      order.endDispute(ending, item, clocks, at);
      await this.orders.save(order, clocks, { ground });
    } else if (order && item) {
      order.confirm(item, at);
      await this.orders.save(order, undefined, { ground });
    }
    const leads = order === null || order.role === 'LEAD';
    if (leads && item && (matter.state === 'IN_DISPUTE' || matter.decision?.itemKey !== item.itemKey)) await this.sendElsewhere.answerBy(matter, item, { ground }, byOutcome, at);
    else if (matter.state === 'IN_DISPUTE') await this.decideAgain(matter, ending, ground, at);
    await this.recordLesson.execute(matter);
  }

  /** The item by which the order stands where it is, if the lists in force say so. */
  private async itemHeld({ itemKey, organId, unitId }: DispatchOrder, matter: IncomingMatter): Promise<HeldItem | null> {
    const item = itemKey === null ? undefined : (await this.items.holdAll([itemKey])).get(itemKey);
    return item && item.organId === organId && item.unitId === unitId && isRoutable(item, purposeOf(matter.urgency)) ? item : null;
  }

  private async decideAgain(matter: IncomingMatter, ending: DisputeEnding, ground: string, at: Date): Promise<void> {
    const clocks = await this.deadlines.bookOf({ tenantId: matter.tenantId, type: 'incoming-matter', id: matter.id }, matter.urgency, ['DECIDE']);
    matter.endDispute(ending, clocks, at);
    await this.matters.save(matter, { ground }, clocks);
    await this.deadlines.save(clocks);
  }
}
