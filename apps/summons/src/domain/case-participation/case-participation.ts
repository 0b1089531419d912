import { Aggregate } from '@yidan/kernel';
import { CaseParticipantAddedV1, CaseParticipantEndedV1 } from '@yidan/contracts';
import type { CaseRole, RecordedEvent } from '@yidan/contracts';
import type { Acting } from '../acting.ts';
import { AlreadyParticipant, DueInThePast, LeadTaken } from './case-participation.errors.ts';
import { CaseContribution } from './case-contribution.ts';
import { asPartySees } from './case-party.ts';
import type { ActingInDistrict, CaseParty } from './case-party.ts';
import { participationLifecycle } from './participation.lifecycle.ts';
import type { ParticipationState } from './participation.lifecycle.ts';
import type { SharedMatter } from './shared-matter.ts';

/** Which organ, or which unit of it, is asked; its names are kept as they are then. */
export interface InvitedOrgan {
  readonly districtId: string;
  readonly organId: string;
  readonly organCode: string;
  readonly organName: string;
  readonly unit: { readonly id: string; readonly name: string } | null;
}

/** 案件参与: what one organ of a district does in a case of the city. */
export class CaseParticipation extends Aggregate<RecordedEvent> implements CaseParty {
  readonly id: string;
  readonly tenantId: string;
  readonly rowVersion!: number;
  readonly matterId: string;
  readonly districtId: string;
  readonly organId: string;
  readonly organCode: string;
  readonly organName: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly role: CaseRole;
  readonly dueAt: Date | null;
  readonly addedBy: string;
  readonly addedAt: Date;
  state: ParticipationState;
  endedAt: Date | null = null;

  constructor(id: string, matter: SharedMatter, organ: InvitedOrgan, task: { role: CaseRole; dueAt: Date | null }, by: Acting, at: Date) {
    super();
    this.id = id;
    this.tenantId = matter.tenantId;
    this.matterId = matter.id;
    this.districtId = organ.districtId;
    this.organId = organ.organId;
    this.organCode = organ.organCode;
    this.organName = organ.organName;
    this.unitId = organ.unit?.id ?? null;
    this.unitName = organ.unit?.name ?? null;
    this.role = task.role;
    this.dueAt = task.dueAt;
    this.addedBy = by.personId ?? by.organId;
    this.addedAt = at;
    this.state = participationLifecycle.next(null, 'add', { roles: by.roles, relations: [] });
    this.record(CaseParticipantAddedV1.create({ ...this.told(), dueAt: task.dueAt?.toISOString() ?? null, at: at.toISOString() }, at));
  }

  /** 加入参与方: an organ takes part once at a time, and one participant leads. */
  static add(
    id: string, matter: SharedMatter, organ: InvitedOrgan, task: { role: CaseRole; dueAt: Date | null }, others: readonly CaseParticipation[], by: Acting, at: Date,
  ): CaseParticipation {
    matter.assertOpen();
    const open = others.filter(({ isOpen }) => isOpen);
    const leader = open.find(({ role }) => role === 'LEAD');
    if (open.some(({ districtId, organId }) => districtId === organ.districtId && organId === organ.organId)) throw new AlreadyParticipant(organ.organName);
    if (task.role === 'LEAD' && leader) throw new LeadTaken(leader.organName);
    if (task.dueAt && task.dueAt <= at) throw new DueInThePast();
    return new CaseParticipation(id, matter, organ, task, by, at);
  }

  /** 反馈处理情况: what the organ did or found; it counts when another person has confirmed it. */
  contribute(id: string, text: string, from: ActingInDistrict, unitName: string | null, at: Date): CaseContribution {
    this.state = participationLifecycle.next(this.state, 'contribute', asPartySees(this, from));
    return new CaseContribution(id, this, { text, unitName }, from, at);
  }

  /** 确认反馈: the head signs it; while others of the organ wait for a signature, the organ has not confirmed. */
  confirm(contribution: CaseContribution, othersWait: boolean, by: ActingInDistrict, at: Date): void {
    contribution.assertUnconfirmed();
    this.state = participationLifecycle.next(this.state, 'confirm', asPartySees(this, by, contribution.unitId), { to: othersWait ? 'REPLIED' : 'CONFIRMED' });
    contribution.confirm(this, by, at);
  }

  /** 结束参与: the organ sees nothing of the case any more; what it reported stays. */
  end(by: Acting, at: Date): void {
    this.state = participationLifecycle.next(this.state, 'end', { roles: by.roles, relations: [] });
    this.endedAt = at;
    this.record(CaseParticipantEndedV1.create({ ...this.told(), at: at.toISOString() }, at));
  }

  get isOpen(): boolean {
    return !participationLifecycle.isFinal(this.state);
  }

  /** What every event of this participation says. */
  told() {
    const { matterId, id, districtId, organId, unitId, role } = this;
    return { matterId, participantId: id, participantTenantId: districtId, organId, unitId, role };
  }
}
