import { Injectable } from '@nestjs/common';
import type { StatusAnswer, StatusRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Role } from '@yidan/kernel';
import { ActorResolver, bodyHash, Problem } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { ExternalRefReused, NotOfTheUnit, NotUnderWay } from '../../domain/exchange/exchange.errors.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { ExchangeStatusRepository } from '../../storage/exchange/exchange-status.repository.ts';
import { ExchangeSubscriptionRepository } from '../../storage/exchange/exchange-subscription.repository.ts';
import { SignForOrder } from '../dispatch-order/sign-for-order.ts';
import { StartOrder } from '../dispatch-order/start-order.ts';
import { SubmitOrder } from '../dispatch-order/submit-order.ts';

/** The offices a machine may act for: it takes the steps of the unit that holds the order, and no others. */
const CARRIED: readonly Role[] = ['UNIT_HANDLER', 'UNIT_HEAD'];

/**
 * 状态回传: a department's system takes a step in the name of a person of the unit that holds the order. The step is that person's own, with all its rules:
 * who is neither handler nor head takes none, and the two signatures of a result are of two persons (R-SEC-2).
 */
@Injectable()
export class ReceiveStatus {
  constructor(
    private readonly orders: DispatchOrderRepository,
    private readonly statuses: ExchangeStatusRepository,
    private readonly organs: ExchangeSubscriptionRepository,
    private readonly resolver: ActorResolver,
    private readonly signForOrder: SignForOrder,
    private readonly startOrder: StartOrder,
    private readonly submitOrder: SubmitOrder,
    private readonly clock: Clock,
  ) {}

  /** What the report did, and whether it was made just now; one that was made before does nothing more. */
  async execute(orderId: string, request: StatusRequest, machine: Actor): Promise<{ answer: StatusAnswer; fresh: boolean }> {
    const order = await this.orders.get(orderId, machine, 'organ');
    const hash = bodyHash(request);
    const repeated = await this.repeated(orderId, request.externalRef, hash);
    if (repeated) return { answer: repeated, fresh: false };
    const person = await this.personOf(order, request.personRef, 'personRef', machine);
    const received = {
      tenantId: machine.tenantId, id: uuid(), orderId, restricted: order.restricted, externalRef: request.externalRef, bodyHash: hash, step: request.step, personId: person.personId!, account: machine.subject,
      text: request.step === 'PROGRESS' ? request.text : null, receivedAt: this.clock.now(),
    };
    // Of two at the same moment the second waits here, and then answers like the first.
    if (!(await this.statuses.enter(received))) return { answer: (await this.repeated(orderId, request.externalRef, hash))!, fresh: false };
    await this.take(order, request, person, machine);
    await this.statuses.done(received, order);
    return { answer: withoutHash((await this.statuses.byRef(orderId, request.externalRef))!), fresh: true };
  }

  private async repeated(orderId: string, externalRef: string, hash: string): Promise<StatusAnswer | null> {
    const known = await this.statuses.byRef(orderId, externalRef);
    if (!known) return null;
    if (known.bodyHash !== hash) throw new ExternalRefReused(externalRef);
    return withoutHash(known);
  }

  private async take(order: DispatchOrder, request: StatusRequest, person: Actor, machine: Actor): Promise<void> {
    const ref = { id: order.id, readVersion: null };
    if (request.step === 'SIGN_FOR') await this.signForOrder.execute(ref, person);
    if (request.step === 'START') {
      const handler = request.handlerRef === undefined ? null : await this.personOf(order, request.handlerRef, 'handlerRef', machine);
      await this.startOrder.execute(ref, handler ? { handlerPersonId: handler.personId! } : {}, person);
    }
    if (request.step === 'SUBMIT') await this.submitOrder.execute(ref, { result: request.result, evidence: request.evidence }, person);
    if (request.step === 'PROGRESS' && order.state !== 'IN_PROGRESS') throw new NotUnderWay(order.number, orderLifecycle.states[order.state]);
  }

  /** Somebody who today handles for, or heads, the unit that holds the order; anybody else sounds like nobody. */
  private async personOf(order: DispatchOrder, ref: string, path: 'personRef' | 'handlerRef', machine: Actor): Promise<Actor> {
    const subject = await this.statuses.subjectOf(ref);
    const organCode = await this.organs.organCodeOf(order.organId);
    if (subject === null || organCode === null) throw new NotOfTheUnit(path);
    const actor = await this.resolver.actorOf(subject, { organ: `${machine.tenantId}/${organCode}`, unit: order.unitId }).catch((error: unknown) => {
      throw error instanceof Problem ? new NotOfTheUnit(path) : error;
    });
    const roles = actor.roles.filter((role) => CARRIED.includes(role));
    const isOfUnit = actor.tenantId === machine.tenantId && actor.organId === order.organId && actor.unitId === order.unitId;
    if (!isOfUnit || roles.length === 0 || actor.personId === null) throw new NotOfTheUnit(path);
    return { ...actor, roles };
  }
}

function withoutHash({ bodyHash: _, ...answer }: StatusAnswer & { bodyHash: string }): StatusAnswer {
  return answer;
}
