import { Injectable } from '@nestjs/common';
import type { OutOfScope, RaiseFromRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { EffectiveLists, requireVersion, type Actor } from '@yidan/platform';
import { theSystem, type Hand } from '../../domain/dispute-case/seen-by.ts';
import type { DisputeRequest } from '../../domain/intake/dispute-request.ts';
import { disputeRequestLifecycle, type DisputeRequestCommand } from '../../domain/intake/dispute-request.lifecycle.ts';
import { DisputeOutOfScope, NothingToJoin } from '../../domain/intake/intake.errors.ts';
import { DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';
import { DisputeRequestRepository } from '../../storage/intake/dispute-request.repository.ts';
import { RaiseDispute } from './raise-dispute.ts';

/** Which request, and which version of it the caller read. */
export interface RequestRef {
  readonly id: string;
  readonly readVersion: number;
}

/** 处理争议请求: 编办 names the parties of what waits, joins it to a case, or refuses it with the route. */
@Injectable()
export class SettleRequest {
  constructor(
    private readonly requests: DisputeRequestRepository,
    private readonly cases: DisputeCaseRepository,
    private readonly raiseDispute: RaiseDispute,
    private readonly lists: EffectiveLists,
    private readonly clock: Clock,
  ) {}

  async raise(ref: RequestRef, body: RaiseFromRequest, actor: Actor): Promise<void> {
    const { request, by, at } = await this.take(ref, 'raise', actor);
    const { kind, urgency, origin, chainId, firstReceiver, note } = request;
    const given = { ...body, kind: body.kind ?? kind, urgency: body.urgency ?? urgency, itemKeys: body.itemKeys ?? (await this.listed(request.itemKeys)), subject: [] };
    // What was written on a request for assistance is its negotiation, whoever names the parties.
    const exchange = origin.type === 'ASSISTANCE' ? (note ?? undefined) : undefined;
    try {
      request.raised(await this.raiseDispute.execute(given, actor, { origin, chainId, firstReceiver, exchange }), by, at);
    } catch (error) {
      // Between these parties the same was decided already: what was asked for goes by that (R-DSP-13).
      const decided = error instanceof DisputeOutOfScope && error.documentNumber ? await this.cases.decidedBy(error.documentNumber) : null;
      if (!decided) throw error;
      request.refer(decided, theSystem, at);
    }
    await this.requests.save(request, at);
  }

  async join(ref: RequestRef, caseId: string, actor: Actor): Promise<void> {
    const { request, by, at } = await this.take(ref, 'join', actor);
    const one = await this.cases.get(caseId);
    if (!one.isOpen) throw new NothingToJoin(one.number);
    request.join(one, by, at);
    await this.requests.save(request, at);
  }

  async refuse(ref: RequestRef, ground: OutOfScope, actor: Actor): Promise<void> {
    const { request, by, at } = await this.take(ref, 'refuse', actor);
    request.refuse(ground, by, at);
    await this.requests.save(request, at);
  }

  /** What was named with the request and some list holds. */
  private async listed(itemKeys: readonly string[]): Promise<string[]> {
    const held = await this.lists.itemsOf(itemKeys);
    return [...new Set(itemKeys)].filter((itemKey) => held.some((item) => item.itemKey === itemKey));
  }

  private async take({ id, readVersion }: RequestRef, command: DisputeRequestCommand, actor: Actor): Promise<{ request: DisputeRequest; by: Hand; at: Date }> {
    const request = await this.requests.get(id);
    requireVersion(request.rowVersion, readVersion);
    const by = { roles: actor.roles, relations: [], personId: actor.personId ?? actor.organId, organId: actor.organId };
    disputeRequestLifecycle.next(request.state, command, by);
    return { request, by, at: this.clock.now() };
  }
}
