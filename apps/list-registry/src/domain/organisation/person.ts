import {
  PersonChangedV1, PersonLeftV1, PersonRegisteredV1, PersonSecondedV1, SecondmentEndedV1,
  type EmploymentKind, type EventData, type LeaveReason, type LeaveService, type RecordedEvent, type Scope,
} from '@yidan/contracts';
import { Aggregate, assertHoldsApart, businessDate, type By, type HeldRole, type OrganKind, type Role } from '@yidan/kernel';
import { assertGrantable, isUnitRole } from './grantable-roles.ts';
import { HasLeft, LeavesInFuture, NotSeconded, SecondedAlready, SecondmentUnfit } from './organisation.errors.ts';
import { personLifecycle, type PersonCommand, type PersonState } from './person.lifecycle.ts';
import { RoleGrant } from './role-grant.ts';
import { lastsBeyond, secondmentViolations, type Secondment } from './secondment.ts';

/** An account as it is entered; the name comes sealed, since only ciphertext is kept. */
export interface PersonFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly subject: string;
  readonly nameSealed: Buffer;
  readonly organId: string;
  readonly unitId: string | null;
  readonly postId?: string | null;
  readonly employmentKind?: EmploymentKind;
}

/** Where a grant is to hold. */
export interface GrantPlace {
  readonly tenantLevel: 'CITY' | 'DISTRICT' | 'FUNCTIONAL_ZONE';
  readonly organId: string;
  readonly organKind: OrganKind;
  readonly unitId: string | null;
}

/** What is to be given, beside what the person holds already. */
export interface WantedGrant {
  readonly id: string;
  readonly role: Role;
  readonly scopes?: readonly Scope[] | null;
  readonly held?: readonly HeldRole[];
}

/** 人员: an account of one organ; who it is stays in this service. */
export class Person extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly subject: string;
  readonly nameSealed: Buffer;
  readonly organId: string;
  unitId: string | null;
  postId: string | null;
  employmentKind: EmploymentKind;
  secondedTo: string | null = null;
  secondedFrom: string | null = null;
  secondedUntil: string | null = null;
  secondmentDocument: string | null = null;
  leftOn: string | null = null;
  leaveReason: LeaveReason | null = null;
  readonly rowVersion: number = 1;
  updatedAt: Date;

  constructor(facts: PersonFacts, by: By, now: Date) {
    super();
    personLifecycle.next(null, 'register', by);
    this.id = facts.id;
    this.tenantId = facts.tenantId;
    this.subject = facts.subject;
    this.nameSealed = facts.nameSealed;
    this.organId = facts.organId;
    this.unitId = facts.unitId;
    this.postId = facts.postId ?? null;
    this.employmentKind = facts.employmentKind ?? 'IN_ESTABLISHMENT';
    this.updatedAt = now;
    const { id, subject, organId, unitId, postId, employmentKind } = this;
    this.record(PersonRegisteredV1.create({ personId: id, subject, organId, unitId, postId, employmentKind }, now));
  }

  get secondment(): Secondment | null {
    const { secondedTo: toOrganId, secondedFrom: from, secondedUntil: to, secondmentDocument: approvedByDocument } = this;
    return toOrganId === null || from === null || approvedByDocument === null ? null : { toOrganId, from, to, approvedByDocument };
  }

  /** 授予角色: unit roles for the unit, the others for the organ; at the host organ of a secondment for as long as that lasts. */
  give({ id: grantId, role, scopes = null, held = [] }: WantedGrant, place: GrantPlace, by: By, now: Date): RoleGrant {
    if (personStateOf(this) === 'LEFT') throw new HasLeft();
    assertGrantable(role, { subject: this.subject, atHome: place.organId === this.organId, scopes, ...place });
    const { id, tenantId, subject } = this;
    const { organId } = place;
    const unitId = isUnitRole(role) ? place.unitId : null;
    assertHoldsApart({ role, organId, unitId }, held);
    const whileSeconded = organId === this.secondedTo && lastsBeyond(this.secondment, businessDate(now));
    return new RoleGrant({ id: grantId, tenantId, personId: id, subject, organId, unitId, role, scopes: scopes && [...new Set(scopes)], whileSeconded }, by, now);
  }

  /** 变更 of unit, post and kind of employment; says whether anything became different. */
  change(given: { unitId: string | null; postId: string | null; employmentKind: EmploymentKind }, by: By, now: Date): boolean {
    this.take('change', by);
    const { unitId, postId, employmentKind } = given;
    if (unitId === this.unitId && postId === this.postId && employmentKind === this.employmentKind) return false;
    Object.assign(this, { unitId, postId, employmentKind });
    this.tell(PersonChangedV1, now);
    return true;
  }

  /** 借调: one at a time; one whose last day has passed makes room for the next. */
  second(secondment: Secondment, by: By, now: Date): void {
    this.take('second', by);
    const today = businessDate(now);
    if (lastsBeyond(this.secondment, today)) throw new SecondedAlready();
    const faults = secondmentViolations(secondment, this, today);
    if (faults.length > 0) throw new SecondmentUnfit(faults);
    this.keep(secondment);
    this.tell(PersonSecondedV1, now);
  }

  /** 结束借调 before its last day, or where it has none. */
  endSecondment(by: By, now: Date): void {
    this.take('endSecondment', by);
    if (!lastsBeyond(this.secondment, businessDate(now))) throw new NotSeconded();
    this.keep(null);
    this.tell(SecondmentEndedV1, now);
  }

  /** 离职: for good; whoever comes back is registered anew. */
  leave({ on, reason }: LeaveService, by: By, now: Date): void {
    this.take('leave', by);
    if (on > businessDate(now)) throw new LeavesInFuture();
    this.leftOn = on;
    this.leaveReason = reason;
    this.tell(PersonLeftV1, now);
  }

  private take(command: PersonCommand, by: By): void {
    personLifecycle.next(personStateOf(this), command, by);
  }

  private keep(secondment: Secondment | null): void {
    this.secondedTo = secondment?.toOrganId ?? null;
    this.secondedFrom = secondment?.from ?? null;
    this.secondedUntil = secondment?.to ?? null;
    this.secondmentDocument = secondment?.approvedByDocument ?? null;
  }

  private tell(contract: { create(data: EventData<typeof PersonChangedV1>, at: Date): RecordedEvent }, now: Date): void {
    this.updatedAt = now;
    const { id, subject, organId, unitId, postId, employmentKind, secondment, leftOn } = this;
    this.record(contract.create({ personId: id, subject, organId, unitId, postId, employmentKind, secondment, leftOn }, now));
  }
}

/** The state of a person: the row keeps only when somebody left. */
export function personStateOf(person: { leftOn: string | null }): PersonState {
  return person.leftOn === null ? 'IN_SERVICE' : 'LEFT';
}
