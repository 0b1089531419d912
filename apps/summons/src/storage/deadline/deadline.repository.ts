import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { DeadlineBook, type Deadline, type DeadlineOwner, type Due, type Terms } from '@yidan/kernel';
import type { Urgency } from '@yidan/contracts';
import { Deadlines, OnDeadlineMoved, type MovedDeadline } from '@yidan/platform';
import type { CaseClocks, DeadlineKind } from '../../domain/deadline/deadline.ts';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { matterLifecycle } from '../../domain/incoming-matter/incoming-matter.lifecycle.ts';
import { CaseDesks } from '../desk/case-desks.ts';

/** Which row of a procedure says how long each clock runs. */
const DUE: Record<DeadlineKind, Due | undefined> = {
  DECIDE: matterLifecycle.steps.decide.due,
  SIGN_FOR: orderLifecycle.steps.signFor.due,
  RETURN: orderLifecycle.steps.requestReturn.due,
  RETURN_ANSWER: orderLifecycle.steps.approveReturn.due,
  ESCALATE: orderLifecycle.steps.escalate.due,
  START: orderLifecycle.steps.start.due,
  HANDLE: orderLifecycle.steps.submit.due,
  CALLBACK: orderLifecycle.steps.callback.due,
  SUSPENSION_REVIEW: orderLifecycle.steps.reviewSuspension.due,
};

/** Keeps the clocks of matters and orders. */
@Injectable()
export class DeadlineRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: Deadlines,
    private readonly desks: CaseDesks,
  ) {}

  /** The clocks of a case, ready to start those that the next step may start, and to let run on or extend those there are. */
  async bookOf(owner: DeadlineOwner, urgency: Urgency, mayStart: readonly DeadlineKind[] = []): Promise<CaseClocks> {
    const known = (await this.deadlines.of(owner)) as Deadline<DeadlineKind>[];
    const counts = mayStart.length > 0 || known.some(({ isLive }) => isLive);
    return new DeadlineBook(owner, known, counts ? await this.terms(urgency, mayStart) : null);
  }

  /** What clocks that start now are counted by. */
  terms(urgency: Urgency, kinds: readonly DeadlineKind[]): Promise<Terms<DeadlineKind>> {
    const dues = Object.fromEntries(kinds.map((kind) => [kind, dueOf(kind)])) as Record<DeadlineKind, Due>;
    return this.deadlines.terms(dues, urgency);
  }

  save(book: CaseClocks): Promise<void> {
    return this.deadlines.save(book);
  }

  /** An order shows the clock that runs out first; where a calendar moves that one, the order follows. */
  @OnDeadlineMoved('dispatch-order')
  async follow(moved: MovedDeadline): Promise<void> {
    const { owner, command, dueAt } = moved;
    await this.em.execute('update dispatch_order set due_at = ? where id = ? and due_kind = ?', [dueAt.toISOString(), owner.id, command], 'run');
    await this.desks.reschedule(moved);
  }
}

function dueOf(kind: DeadlineKind): Due {
  const due = DUE[kind];
  if (!due) throw new TypeError(`the tables name no limit for ${kind}`);
  return due;
}
