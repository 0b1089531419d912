import { PersonRegisteredV1 } from '@yidan/contracts';
import { Aggregate, type By, type OrganKind, type Role } from '@yidan/kernel';
import { assertGrantable, isUnitRole } from './grantable-roles.ts';
import { RoleGrant } from './role-grant.ts';

/** An account as it is entered; the name comes sealed, since only ciphertext is kept. */
export interface PersonFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly subject: string;
  readonly nameSealed: Buffer;
  readonly organId: string;
  readonly unitId: string | null;
}

/** Where a grant is to hold. */
export interface GrantPlace {
  readonly tenantLevel: 'CITY' | 'DISTRICT' | 'FUNCTIONAL_ZONE';
  readonly organId: string;
  readonly organKind: OrganKind;
  readonly unitId: string | null;
}

/** 人员: an account of one organ; who it is stays in this service. */
export class Person extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly subject: string;
  readonly nameSealed: Buffer;
  readonly organId: string;
  readonly unitId: string | null;
  readonly rowVersion: number = 1;
  readonly updatedAt: Date;

  constructor(facts: PersonFacts, now: Date) {
    super();
    this.id = facts.id;
    this.tenantId = facts.tenantId;
    this.subject = facts.subject;
    this.nameSealed = facts.nameSealed;
    this.organId = facts.organId;
    this.unitId = facts.unitId;
    this.updatedAt = now;
    const { id, subject, organId, unitId } = facts;
    this.record(PersonRegisteredV1.create({ personId: id, subject, organId, unitId }, now));
  }

  /** 授予角色: unit roles for the unit, the others for the organ. */
  give(grantId: string, role: Role, place: GrantPlace, by: By, now: Date): RoleGrant {
    assertGrantable(role, { subject: this.subject, atHome: place.organId === this.organId, ...place });
    const { id, tenantId, subject } = this;
    const unitId = isUnitRole(role) ? place.unitId : null;
    return new RoleGrant({ id: grantId, tenantId, personId: id, subject, organId: place.organId, unitId, role }, by, now);
  }
}
