import { Injectable } from '@nestjs/common';
import type { RecordJointActRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { nameOf } from '../../domain/acting.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { JointActRepository } from '../../storage/dispatch-order/joint-act.repository.ts';
import { MatterHolders } from '../../storage/dispatch-order/matter-holders.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 登记联合执法: the unit that leads writes down what the organs of the matter did together. */
@Injectable()
export class RecordJointAct {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
    private readonly holders: MatterHolders,
    private readonly acts: JointActRepository,
  ) {}

  async execute(ref: OrderRef, { happenedAt, ...given }: RecordJointActRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    const organs = await this.holders.organsOf(order.matterId);
    const id = uuid();
    const act = { ...given, happenedAt: new Date(happenedAt) };
    order.recordJointAct(actor, id, act, new Set([order.organId, ...organs.map((organ) => organ.id)]), at);
    await this.orders.save(order, clocks);
    await this.acts.add(id, order, act, nameOf(actor), at);
  }
}
