import { Controller } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import {
  CalendarChangedV1,
  GrantEndedV1,
  GrantGivenV1,
  OrganCreatedV1,
  OrganUpdatedV1,
  PersonChangedV1,
  PersonLeftV1,
  PersonRegisteredV1,
  PersonSecondedV1,
  PolicyChangedV1,
  PostChangedV1,
  SecondmentEndedV1,
  TenantRegisteredV1,
  UnitChangedV1,
} from '@yidan/contracts';
import { ProjectRun, type ReceivedRun } from '../events/decorators.ts';
import { calendarDaysRow, grantRow, organRow, personRow, policyRow, postRow, registeredRow, stampOf, tenantRow, unitRow } from './reference.rows.ts';
import { endGrants, upsertRows } from './reference.upserts.ts';

/** 基础数据副本: keeps the reference tables as list-registry announces them. */
@Controller()
export class ReferenceProjection {
  constructor(private readonly em: EntityManager) {}

  @ProjectRun(TenantRegisteredV1)
  tenantsRegistered(run: ReceivedRun<typeof TenantRegisteredV1>): Promise<void> {
    return upsertRows(this.em, 'tenant', run.map(tenantRow));
  }

  @ProjectRun(OrganCreatedV1)
  organsCreated(run: ReceivedRun<typeof OrganCreatedV1>): Promise<void> {
    return upsertRows(this.em, 'organ', run.map(organRow));
  }

  @ProjectRun(OrganUpdatedV1)
  organsUpdated(run: ReceivedRun<typeof OrganUpdatedV1>): Promise<void> {
    return upsertRows(this.em, 'organ', run.map(organRow));
  }

  @ProjectRun(UnitChangedV1)
  unitsChanged(run: ReceivedRun<typeof UnitChangedV1>): Promise<void> {
    return upsertRows(this.em, 'internal_unit', run.map(unitRow));
  }

  @ProjectRun(PersonRegisteredV1)
  peopleRegistered(run: ReceivedRun<typeof PersonRegisteredV1>): Promise<void> {
    return upsertRows(this.em, 'person_account', run.map(registeredRow));
  }

  @ProjectRun(PostChangedV1)
  postsChanged(run: ReceivedRun<typeof PostChangedV1>): Promise<void> {
    return upsertRows(this.em, 'post', run.map(postRow));
  }

  @ProjectRun(PersonChangedV1)
  peopleChanged(run: ReceivedRun<typeof PersonChangedV1>): Promise<void> {
    return upsertRows(this.em, 'person_account', run.map(personRow));
  }

  @ProjectRun(PersonSecondedV1)
  peopleSeconded(run: ReceivedRun<typeof PersonSecondedV1>): Promise<void> {
    return upsertRows(this.em, 'person_account', run.map(personRow));
  }

  @ProjectRun(SecondmentEndedV1)
  secondmentsEnded(run: ReceivedRun<typeof SecondmentEndedV1>): Promise<void> {
    return upsertRows(this.em, 'person_account', run.map(personRow));
  }

  @ProjectRun(PersonLeftV1)
  peopleLeft(run: ReceivedRun<typeof PersonLeftV1>): Promise<void> {
    return upsertRows(this.em, 'person_account', run.map(personRow));
  }

  @ProjectRun(GrantGivenV1)
  grantsGiven(run: ReceivedRun<typeof GrantGivenV1>): Promise<void> {
    return upsertRows(this.em, 'role_grant', run.map(grantRow));
  }

  @ProjectRun(GrantEndedV1)
  grantsEnded(run: ReceivedRun<typeof GrantEndedV1>): Promise<void> {
    return endGrants(this.em, run);
  }

  @ProjectRun(CalendarChangedV1)
  calendarsChanged(run: ReceivedRun<typeof CalendarChangedV1>): Promise<void> {
    return upsertRows(this.em, 'calendar_day_set', run.map((event) => calendarDaysRow(event.tenantId, event.data, stampOf(event))));
  }

  @ProjectRun(PolicyChangedV1)
  policiesChanged(run: ReceivedRun<typeof PolicyChangedV1>): Promise<void> {
    return upsertRows(this.em, 'policy_value', run.map(policyRow));
  }
}
