import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { EffectiveLists, Reference } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { theSystem } from '../../domain/dispute-case/seen-by.ts';
import { DisputeRequest, type AskedDispute } from '../../domain/intake/dispute-request.ts';
import type { NamedParty } from '../../domain/intake/convenor.ts';
import { fingerprintOf } from '../../domain/intake/fingerprint.ts';
import { wholeOf } from '../../domain/intake/named-parties.ts';
import { kindZh } from '../../domain/papers/paper-words.ts';
import { jurisdictionOf } from '../../domain/scope/jurisdiction.ts';
import { DisputeRequestRepository } from '../../storage/intake/dispute-request.repository.ts';
import { EarlierCases } from './earlier-cases.ts';
import { RaiseCase, type CaseToRaise } from './raise-case.ts';

/** What a request says beside who and what: the words of the case, and what stands for its negotiation. */
export type Wording = Pick<CaseToRaise, 'description' | 'raisedBy'> & { readonly exchange?: string };

/**
 * 接收争议请求: never fails. Where two parties are known a case is raised at once, or the request joins the open case of the same, or is referred to what was decided of it;
 * anything else waits for 编办.
 */
@Injectable()
export class TakeRequest {
  constructor(
    private readonly requests: DisputeRequestRepository,
    private readonly earlier: EarlierCases,
    private readonly raiseCase: RaiseCase,
    private readonly lists: EffectiveLists,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(asked: AskedDispute, wording: Wording): Promise<void> {
    if (await this.requests.has(asked.sourceEvent)) return;
    const at = this.clock.now();
    const { tenantId } = await this.reference.tenant();
    const request = DisputeRequest.receive(uuid(), tenantId, await this.known(asked), at);
    await this.settle(request, wording, at);
    await this.requests.save(request, at);
  }

  private async settle(request: DisputeRequest, wording: Wording, at: Date): Promise<void> {
    const { origin, kind, urgency, chainId, firstReceiver, sourceNumber, tenantId } = request;
    const listed = await this.lists.itemsOf(request.itemKeys);
    // The request keeps what was named; the case is about what some list holds.
    const itemKeys = [...new Set(request.itemKeys)].filter((itemKey) => listed.some((item) => item.itemKey === itemKey));
    const parties = request.parties.map(({ organId, stance }): NamedParty => ({ organId, stance, interested: false }));
    const organs = await this.reference.organs();
    const bodies = new Map(organs.map((organ) => [organ.id, organ]));
    const jurisdiction = jurisdictionOf(await this.reference.tenant(), organs.filter(({ id }) => parties.some(({ organId }) => organId === id)));
    if (jurisdiction === null || new Set(parties.map(({ organId }) => wholeOf(organId, bodies))).size < 2) return;
    const fingerprint = fingerprintOf({ itemKeys, organIds: parties.map(({ organId }) => organId), matter: origin.matterId ?? origin.refId ?? request.sourceEvent });
    const open = await this.earlier.openOf(tenantId, fingerprint);
    if (open) return request.join(open, theSystem, at);
    const decided = await this.earlier.decidedOf(fingerprint, itemKeys, at);
    if (decided) return request.refer(decided, theSystem, at);
    // What is for named readers only is no title that others read (R-SEC-3).
    const named = itemKeys.flatMap((itemKey) => listed.filter((each) => each.itemKey === itemKey)).find(({ item }) => item.disclosure === 'PUBLIC' || item.disclosure === 'INTERNAL');
    const one = await this.raiseCase.execute(
      {
        ...wording, kind, urgency, jurisdiction, itemKeys, origin, parties, fingerprint, chainId, firstReceiver, actor: null, issue: kind === 'NEW_LAW' ? 'LAW' : 'HOLDER', legalIssue: null, sector: null,
        title: `${kindZh[kind]}：${named?.name ?? sourceNumber ?? '职责待明确'}`.slice(0, 200),
      },
      at,
    );
    request.raised(one, theSystem, at);
  }

  /** What is asked for with the parties that there can be: organs at work that deal with duties of their own. The operations centre passes matters on and is no party. */
  private async known(asked: AskedDispute): Promise<AskedDispute> {
    const organs = await this.reference.organs();
    const mayBeParty = (organId: string): boolean => organs.some(({ id, status, kind }) => id === organId && status === 'ACTIVE' && kind !== 'CITY_OPS_CENTRE');
    const parties = asked.parties.filter(({ organId }, i) => mayBeParty(organId) && asked.parties.findIndex((other) => other.organId === organId) === i);
    return { ...asked, parties };
  }
}
