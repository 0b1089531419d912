import { Injectable } from '@nestjs/common';
import type { RaiseDisputeRequest } from '@yidan/contracts';
import { Clock, type Violation } from '@yidan/kernel';
import { EffectiveLists, Reference, type Actor } from '@yidan/platform';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import type { NamedParty } from '../../domain/intake/convenor.ts';
import { fingerprintOf } from '../../domain/intake/fingerprint.ts';
import { DisputedItemUnknown, DisputeDuplicate, DisputeOutOfScope, JurisdictionElsewhere, PartiesInvalid } from '../../domain/intake/intake.errors.ts';
import { namedTwice, partyViolations, wholeOf } from '../../domain/intake/named-parties.ts';
import { raisedAs } from '../../domain/intake/raised-as.ts';
import { jurisdictionOf } from '../../domain/scope/jurisdiction.ts';
import { outOfScope } from '../../domain/scope/scope.ts';
import { EarlierCases } from './earlier-cases.ts';
import { RaiseCase, type CaseToRaise } from './raise-case.ts';

/** Where the raising comes from, beside what is said of the matter; nothing more is known of one by hand. */
export type Cause = Pick<CaseToRaise, 'origin'> & Partial<Pick<CaseToRaise, 'chainId' | 'firstReceiver' | 'exchange'>>;

/** 提出争议: by a party, a township, the dispatcher, by office or on a leader's instruction; what is no dispute of this procedure is answered with the way that is open instead. */
@Injectable()
export class RaiseDispute {
  constructor(
    private readonly raiseCase: RaiseCase,
    private readonly earlier: EarlierCases,
    private readonly lists: EffectiveLists,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(request: RaiseDisputeRequest, actor: Actor, cause: Cause = causeOf(request)): Promise<DisputeCase> {
    const at = this.clock.now();
    const { kind, urgency, title, description, legalIssue = null, sector = null, itemKeys, instruction } = request;
    const parties = request.parties.map(({ organId, stance = null, interested }): NamedParty => ({ organId, stance, interested }));
    const tenant = await this.reference.tenant();
    const organs = await this.reference.organs();
    const bodies = new Map(organs.map((organ) => [organ.id, organ]));
    refuse(partyViolations(parties, bodies));
    const disputing = parties.filter(({ interested }) => !interested).map(({ organId }) => organId);
    const scope = { subject: request.subject, bodies: disputing.map((organId) => wholeOf(organId, bodies)), partyCount: disputing.length, newFacts: request.newFacts ?? null };
    const ground = outOfScope({ ...scope, decidedBefore: false });
    if (ground) throw new DisputeOutOfScope(ground);
    refuse(namedTwice(parties));
    await this.assertListed(itemKeys);
    const placed = organs.filter(({ id }) => parties.some(({ organId }) => organId === id));
    const jurisdiction = jurisdictionOf(tenant, placed);
    if (jurisdiction === null) throw new JurisdictionElsewhere(placed.filter((organ) => jurisdictionOf(tenant, [organ]) === null).map(({ name }) => name));
    const { origin } = cause;
    const fingerprint = fingerprintOf({ itemKeys, organIds: disputing, matter: origin.matterId ?? origin.refId ?? title });
    const open = await this.earlier.openOf(tenant.tenantId, fingerprint);
    if (open) throw new DisputeDuplicate(open.id, open.number);
    const decided = await this.earlier.decidedOf(fingerprint, itemKeys, at);
    const repeats = outOfScope({ ...scope, decidedBefore: decided !== null });
    if (repeats) throw new DisputeOutOfScope(repeats, decided?.outcome?.documentNumber);
    const own = bodies.get(actor.organId);
    const raisedBy = raisedAs(actor, { kind: own?.kind ?? 'GOV_DEPARTMENT', isParty: disputing.includes(actor.organId) });
    // A leader raises by an instruction, whether or not it is quoted.
    const followed = instruction ?? (raisedBy === 'LEADER' ? { leader: '分管领导', instruction: description.slice(0, 2000) } : undefined);
    return this.raiseCase.execute(
      {
        kind, issue: request.issue ?? (legalIssue === null ? 'HOLDER' : 'LAW'), urgency, jurisdiction, title, description, legalIssue, sector, itemKeys, parties, fingerprint, raisedBy, actor,
        chainId: null, firstReceiver: null, ...cause, instruction: followed,
      },
      at,
    );
  }

  /** A dispute is about items of lists in force, or, where no list says anything, about none. */
  private async assertListed(itemKeys: readonly string[]): Promise<void> {
    const listed = new Set((await this.lists.itemsOf(itemKeys)).map(({ itemKey }) => itemKey));
    const unknown = itemKeys.flatMap((itemKey, i): Violation[] =>
      listed.has(itemKey) ? [] : [{ path: `itemKeys[${i}]`, code: 'DISPUTE.ITEM_UNKNOWN', message: 'No list in force holds this item', messageZh: '现行清单中没有该事项' }],
    );
    const [first, ...more] = unknown;
    if (first) throw new DisputedItemUnknown([first, ...more]);
  }
}

function causeOf({ origin }: RaiseDisputeRequest): Cause {
  return { origin: { type: origin?.type ?? 'MANUAL', refId: origin?.refId ?? null, matterId: origin?.matterId ?? null } };
}

function refuse([first, ...more]: readonly Violation[]): void {
  if (first) throw new PartiesInvalid([first, ...more]);
}
