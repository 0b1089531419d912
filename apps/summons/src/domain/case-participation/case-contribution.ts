import { Aggregate, AlreadySigned, assertFourEyes, NotYourStep } from '@yidan/kernel';
import { CaseConfirmedV1, CaseContributedV1 } from '@yidan/contracts';
import type { RecordedEvent } from '@yidan/contracts';
import type { Acting } from '../acting.ts';
import type { CaseParticipation } from './case-participation.ts';
import type { ActingInDistrict } from './case-party.ts';
import { participationLifecycle } from './participation.lifecycle.ts';

/** 处理情况反馈: what a participating organ reports; written once, signed by another person. */
export class CaseContribution extends Aggregate<RecordedEvent> {
  readonly id: string;
  readonly tenantId: string;
  readonly rowVersion!: number;
  readonly matterId: string;
  readonly participationId: string;
  readonly districtId: string;
  readonly organId: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly text: string;
  readonly contributedBy: string;
  readonly contributedAt: Date;
  confirmedBy: string | null = null;
  confirmedAt: Date | null = null;

  constructor(id: string, party: CaseParticipation, given: { text: string; unitName: string | null }, from: ActingInDistrict, at: Date) {
    super();
    this.id = id;
    this.tenantId = party.tenantId;
    this.matterId = party.matterId;
    this.participationId = party.id;
    this.districtId = party.districtId;
    this.organId = party.organId;
    this.unitId = from.unitId;
    this.unitName = given.unitName;
    this.text = given.text;
    this.contributedBy = personOf(from, 'contribute');
    this.contributedAt = at;
    this.record(CaseContributedV1.create({ ...party.told(), contributionId: id, at: at.toISOString() }, at));
  }

  assertUnconfirmed(): void {
    if (this.confirmedAt) throw new AlreadySigned('confirm', participationLifecycle.steps.confirm.zh, [this.organId]);
  }

  /** Signed by another person of the organ (R-SEC-2). */
  confirm(party: CaseParticipation, by: Acting, at: Date): void {
    const person = personOf(by, 'confirm');
    assertFourEyes(this.contributedBy, person);
    this.confirmedBy = person;
    this.confirmedAt = at;
    this.record(CaseConfirmedV1.create({ ...party.told(), contributionId: this.id, complete: party.state === 'CONFIRMED', at: at.toISOString() }, at));
  }
}

// A machine signs nothing: two hands are two people.
function personOf(actor: Acting, command: 'contribute' | 'confirm'): string {
  const { zh, by } = participationLifecycle.steps[command];
  if (actor.personId === null) throw new NotYourStep(participationLifecycle.name, command, zh, by);
  return actor.personId;
}
