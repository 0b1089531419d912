import { Injectable } from '@nestjs/common';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Acting } from '../../domain/acting.ts';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { ReturnUsedUp } from '../../domain/dispatch-order/dispatch-order.errors.ts';
import { OrderReturn } from '../../domain/dispatch-order/order-return.ts';
import type { ReturnOutcome } from '../../domain/dispatch-order/order-return.ts';

/** Keeps the returns of matters: one per organ. */
@Injectable()
export class OrderReturnRepository {
  constructor(private readonly em: EntityManager) {}

  /** Writes a return down before anything else is; the organ's second one of the matter fails, also where another of its units returns at the same time. */
  async add(made: OrderReturn, { number }: Pick<DispatchOrder, 'number'>): Promise<void> {
    this.em.persist(made);
    try {
      await this.em.flush();
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) throw new ReturnUsedUp(number);
      throw error;
    }
  }

  /** Whether an organ has returned a matter before. */
  async hasReturned({ matterId, organId }: Pick<DispatchOrder, 'matterId' | 'organId'>): Promise<boolean> {
    return (await this.em.count(OrderReturn, { matterId, organId })) > 0;
  }

  /** The organs that have returned a matter: it comes back to them locked. */
  async organsOf(matterId: string): Promise<Set<string>> {
    const rows = await this.em.execute<{ organId: string }[]>(`select organ_id as "organId" from order_return where matter_id = ?`, [matterId]);
    return new Set(rows.map(({ organId }) => organId));
  }

  /** Answers the return of an order, if one waits. */
  async answer(orderId: string, outcome: ReturnOutcome, ground: string, by: Acting, at: Date): Promise<void> {
    const waiting = await this.em.findOne(OrderReturn, { orderId, outcome: null });
    waiting?.answer(outcome, ground, by.personId, at);
  }
}
