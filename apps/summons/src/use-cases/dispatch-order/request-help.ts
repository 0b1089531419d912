import { Injectable } from '@nestjs/common';
import type { RequestHelpRequest } from '@yidan/contracts';
import { Reference } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { ParticipantUnknown } from '../../domain/incoming-matter/incoming-matter.errors.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 请求协助: the unit needs another organ; who answers is told by the event. */
@Injectable()
export class RequestHelp {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
    private readonly reference: Reference,
  ) {}

  async execute(ref: OrderRef, { kind, wantedOrganId, text }: RequestHelpRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    if (wantedOrganId && (await this.reference.organById(wantedOrganId))?.status !== 'ACTIVE') throw new ParticipantUnknown('wantedOrganId', wantedOrganId);
    order.requestHelp(actor, { kind, wantedOrganId: wantedOrganId ?? null }, at);
    await this.orders.save(order, clocks, { text });
  }
}
