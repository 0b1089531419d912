import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Due } from '@yidan/kernel';
import type { Urgency } from '@yidan/contracts';
import { Reference } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { DeadlineBook } from '../../domain/deadline/deadline-book.ts';
import type { Terms } from '../../domain/deadline/deadline-book.ts';
import { Deadline } from '../../domain/deadline/deadline.ts';
import type { DeadlineKind, DeadlineOwner, FrozenLimit } from '../../domain/deadline/deadline.ts';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { matterLifecycle } from '../../domain/incoming-matter/incoming-matter.lifecycle.ts';

/** Which row of a procedure says how long each clock runs. */
const DUE: Record<DeadlineKind, Due | undefined> = {
  DECIDE: matterLifecycle.steps.decide.due,
  SIGN_FOR: orderLifecycle.steps.signFor.due,
  START: orderLifecycle.steps.start.due,
  HANDLE: orderLifecycle.steps.submit.due,
  CALLBACK: orderLifecycle.steps.callback.due,
};

/** Keeps the clocks of cases. */
@Injectable()
export class DeadlineRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
  ) {}

  /** The clocks of a case, ready to start those that the next step may start. */
  async bookOf(owner: DeadlineOwner, urgency: Urgency, mayStart: readonly DeadlineKind[] = []): Promise<DeadlineBook> {
    const known = await this.em.find(Deadline, { tenantId: owner.tenantId, ownerType: owner.type, ownerId: owner.id }, { orderBy: { startedAt: 'asc', id: 'asc' } });
    return new DeadlineBook(owner, known, mayStart.length === 0 ? null : await this.terms(urgency, mayStart));
  }

  /** What clocks that start now are counted by. */
  async terms(urgency: Urgency, kinds: readonly DeadlineKind[]): Promise<Terms> {
    const limits: Partial<Record<DeadlineKind, FrozenLimit>> = {};
    for (const kind of kinds) limits[kind] = await this.limit(kind, urgency);
    const calendar = await this.reference.workingCalendar();
    const rules = await this.reference.countingRules();
    return { calendar, rules, limits, newId: uuid };
  }

  async save(book: DeadlineBook): Promise<void> {
    this.em.persist(book.takeOpened());
    await this.em.flush();
  }

  private async limit(kind: DeadlineKind, urgency: Urgency): Promise<FrozenLimit> {
    const due = DUE[kind];
    if (!due) throw new TypeError(`the tables name no limit for ${kind}`);
    const { value, source, sourceDocument } = await this.reference.limitOf(due, urgency);
    return { ...value, policyKey: due.policy, policyValue: { ...value, urgency, source, sourceDocument } };
  }
}
