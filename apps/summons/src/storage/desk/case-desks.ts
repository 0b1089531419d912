import { Injectable } from '@nestjs/common';
import { changedByLastSave, DeskTasks, OnDeadlineMoved, type DeskFacts, type MovedDeadline } from '@yidan/platform';
import type { CaseClocks, DeadlineKind } from '../../domain/deadline/deadline.ts';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import type { OrderCommand } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { matterLifecycle } from '../../domain/incoming-matter/incoming-matter.lifecycle.ts';

/** What a desk shows of an order comes from these properties; a save that changed none of them changed no desk. */
const SHOWN = ['state', 'dueAt', 'dueFrom', 'handlerPersonId', 'signatures', 'extension', 'disputeCaseId'];

/** The step that each clock is about. */
const STEP_OF: Partial<Record<DeadlineKind, string>> = {
  DECIDE: 'decide', SIGN_FOR: 'signFor', RETURN_ANSWER: 'approveReturn', START: 'start', HANDLE: 'submit', CALLBACK: 'callback', SUSPENSION_REVIEW: 'reviewSuspension',
};

/** 办件待办: tells the desks what matters and orders expect of whom. */
@Injectable()
export class CaseDesks {
  constructor(private readonly desk: DeskTasks) {}

  /** Named after an order was saved. */
  async followOrder(order: DispatchOrder): Promise<void> {
    const isNew = order.rowVersion === 1;
    if (!isNew && !changedByLastSave(order).some((name) => SHOWN.includes(name))) return;
    await this.desk.follow({ tenantId: order.tenantId, type: 'dispatch-order', id: order.id }, orderLifecycle, order.state, orderFacts(order), { isNew });
  }

  /** Named after a matter was saved; by when the operator decides is what the clock says that runs with it. */
  async followMatter(matter: IncomingMatter, clocks: CaseClocks | undefined): Promise<void> {
    const isNew = matter.rowVersion === 1;
    if (!isNew && !changedByLastSave(matter).some((name) => name === 'state' || name === 'disputeCaseId')) return;
    const running = clocks?.running('DECIDE');
    const facts = { number: matter.number, title: null, organId: null, unitId: null, urgency: matter.urgency, dueAt: running?.dueAt ?? null, since: running?.startedAt ?? null, ...(matter.disputeCaseId !== null && matter.state === 'IN_DISPUTE' && { only: { decide: [] } }) };
    await this.desk.follow({ tenantId: matter.tenantId, type: 'incoming-matter', id: matter.id }, matterLifecycle, matter.state, facts, { isNew });
  }

  /** 改期 (R-DL-5): a calendar moved a clock of an order; named where the order follows it. */
  async reschedule({ owner, command, dueAt }: MovedDeadline): Promise<void> {
    const step = STEP_OF[command as DeadlineKind];
    if (step) await this.desk.reschedule(owner, step, dueAt);
  }

  @OnDeadlineMoved('incoming-matter')
  matterMoved(moved: MovedDeadline): Promise<void> {
    return this.reschedule(moved);
  }
}

/** An order as desks see it: its number, and no word of what somebody wrote; what it is about is looked up for whoever may read it. */
export function orderFacts(order: Pick<DispatchOrder, 'number' | 'organId' | 'unitId' | 'handlerPersonId' | 'dueAt' | 'dueFrom' | 'urgency' | 'signatures' | 'extension' | 'role'> & Partial<Pick<DispatchOrder, 'disputeCaseId'>>): DeskFacts<OrderCommand> {
  const { number, organId, unitId, handlerPersonId: personId, dueAt, dueFrom: since, urgency, signatures, extension, role, disputeCaseId = null } = order;
  const asked = extension !== null && extension.answer === null;
  return {
    number, title: null, organId, unitId, personId, dueAt, since, urgency, signatures,
    also: asked ? ['approveExtension'] : [],
    // A copy is taken note of, and nothing more is done with it.
    ...(role === 'ASSIST' && { only: { start: [] } }),
    // What a case of the arbitration ends in is carried out by itself.
    ...(disputeCaseId !== null && { only: { settle: [] } }),
  };
}
