import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { Deadlines, DeskTasks, OnDeadlineMoved, saveWithEvents, type MovedDeadline } from '@yidan/platform';
import { DisputeRequest } from '../../domain/intake/dispute-request.ts';
import { disputeRequestLifecycle } from '../../domain/intake/dispute-request.lifecycle.ts';

export const DISPUTE_REQUEST = 'dispute-request';

/** 争议请求库: requests with their clock and their task. */
@Injectable()
export class DisputeRequestRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: Deadlines,
    private readonly desk: DeskTasks,
  ) {}

  get(id: string): Promise<DisputeRequest> {
    return this.em.findOneOrFail(DisputeRequest, { id }, { failHandler: () => new NotFound(DISPUTE_REQUEST, id) });
  }

  async has(sourceEvent: string): Promise<boolean> {
    return (await this.em.count(DisputeRequest, { sourceEvent })) > 0;
  }

  /** What joined a case or began it. */
  ofCase(caseId: string): Promise<DisputeRequest[]> {
    return this.em.find(DisputeRequest, { caseId }, { orderBy: { receivedAt: 'asc', id: 'asc' } });
  }

  /** Writes the request with what became of it, and tells 编办 where it waits. */
  async save(request: DisputeRequest, at: Date, note?: Record<string, unknown>): Promise<void> {
    const isNew = request.rowVersion === undefined;
    request.noted(at);
    await saveWithEvents(this.em, DISPUTE_REQUEST, request, note);
    const { tenantId, id, state, urgency, sourceNumber } = request;
    const owner = { tenantId, type: DISPUTE_REQUEST, id };
    // What is answered as it comes never had a clock.
    if (!isNew || !disputeRequestLifecycle.isFinal(state)) await this.deadlines.enter(owner, disputeRequestLifecycle, state, { at, urgency });
    await this.desk.follow(owner, disputeRequestLifecycle, state, { number: sourceNumber ?? '争议请求', title: null, organId: null, unitId: null, urgency }, { isNew });
  }

  /** 改期 (R-DL-5). */
  @OnDeadlineMoved(DISPUTE_REQUEST)
  moved({ owner, command, dueAt }: MovedDeadline): Promise<void> {
    return this.desk.reschedule(owner, command, dueAt);
  }
}
