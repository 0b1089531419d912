import { GrantEndedV1, GrantGivenV1, type EventData, type Scope } from '@yidan/contracts';
import { Aggregate, type By, type Role } from '@yidan/kernel';
import { LastAdministrator } from './organisation.errors.ts';
import { roleGrantLifecycle, type RoleGrantState } from './role-grant.lifecycle.ts';

/** What a grant is about. */
export interface GrantFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly subject: string;
  readonly organId: string;
  readonly unitId: string | null;
  readonly role: Role;
  /** Of a machine account; null for people, and for accounts from before scopes were named. */
  readonly scopes: string[] | null;
  /** Given at the host organ of a secondment. */
  readonly whileSeconded: boolean;
}

/** 授权: one person may act in one role for one organ. */
export class RoleGrant extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly subject: string;
  readonly organId: string;
  readonly unitId: string | null;
  readonly role: Role;
  readonly scopes: string[] | null;
  readonly whileSeconded: boolean;
  readonly givenAt: Date;
  endedAt: Date | null = null;
  readonly rowVersion: number = 1;
  updatedAt: Date;

  constructor(facts: GrantFacts, by: By, now: Date) {
    super();
    roleGrantLifecycle.next(null, 'give', by);
    this.id = facts.id;
    this.tenantId = facts.tenantId;
    this.personId = facts.personId;
    this.subject = facts.subject;
    this.organId = facts.organId;
    this.unitId = facts.unitId;
    this.role = facts.role;
    this.scopes = facts.scopes;
    this.whileSeconded = facts.whileSeconded;
    this.givenAt = now;
    this.updatedAt = now;
    this.record(GrantGivenV1.create(this.facts(), now));
  }

  /** Ends the right; the last administrator of a tenant stays. */
  end(by: By, otherAdministrators: number, now: Date): void {
    roleGrantLifecycle.next(stateOf(this), 'end', by);
    if (this.role === 'TENANT_ADMIN' && otherAdministrators === 0) throw new LastAdministrator();
    this.endedAt = now;
    this.updatedAt = now;
    this.record(GrantEndedV1.create(this.facts(), now));
  }

  private facts(): EventData<typeof GrantGivenV1> {
    const { id, personId, subject, organId, unitId, role, scopes, whileSeconded } = this;
    return { grantId: id, personId, subject, organId, unitId, role, ...(scopes && { scopes: scopes as Scope[] }), ...(whileSeconded && { whileSeconded }) };
  }
}

/** The state of a grant: the row keeps only when it ended. */
export function stateOf(grant: { endedAt: Date | string | null }): RoleGrantState {
  return grant.endedAt === null ? 'IN_FORCE' : 'ENDED';
}
