import { Controller } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import {
  CalendarChangedV1,
  GrantEndedV1,
  GrantGivenV1,
  OrganCreatedV1,
  OrganUpdatedV1,
  PersonRegisteredV1,
  PolicyChangedV1,
  TenantRegisteredV1,
  UnitChangedV1,
} from '@yidan/contracts';
import { Project, type Received, type ReceivedEvent } from '../events/decorators.ts';
import {
  endGrant,
  giveGrant,
  upsertCalendarDays,
  upsertOrgan,
  upsertPerson,
  upsertPolicyValue,
  upsertTenant,
  upsertUnit,
  type RowStamp,
} from './reference.upserts.ts';

/** 基础数据副本: keeps the reference tables as list-registry announces them. */
@Controller()
export class ReferenceProjection {
  constructor(private readonly em: EntityManager) {}

  @Project(TenantRegisteredV1)
  tenantRegistered(event: Received<typeof TenantRegisteredV1>): Promise<void> {
    return upsertTenant(this.em, event.data, stampOf(event));
  }

  @Project(OrganCreatedV1)
  organCreated(event: Received<typeof OrganCreatedV1>): Promise<void> {
    return upsertOrgan(this.em, event.tenantId, event.data, stampOf(event));
  }

  @Project(OrganUpdatedV1)
  organUpdated(event: Received<typeof OrganUpdatedV1>): Promise<void> {
    return upsertOrgan(this.em, event.tenantId, event.data, stampOf(event));
  }

  @Project(UnitChangedV1)
  unitChanged(event: Received<typeof UnitChangedV1>): Promise<void> {
    return upsertUnit(this.em, event.tenantId, event.data, stampOf(event));
  }

  @Project(PersonRegisteredV1)
  personRegistered(event: Received<typeof PersonRegisteredV1>): Promise<void> {
    return upsertPerson(this.em, event.tenantId, event.data, stampOf(event));
  }

  @Project(GrantGivenV1)
  grantGiven(event: Received<typeof GrantGivenV1>): Promise<void> {
    return giveGrant(this.em, event.tenantId, event.data, stampOf(event));
  }

  @Project(GrantEndedV1)
  grantEnded(event: Received<typeof GrantEndedV1>): Promise<void> {
    return endGrant(this.em, event.data.grantId, stampOf(event));
  }

  @Project(CalendarChangedV1)
  calendarChanged(event: Received<typeof CalendarChangedV1>): Promise<void> {
    return upsertCalendarDays(this.em, event.tenantId, event.data, stampOf(event));
  }

  @Project(PolicyChangedV1)
  policyChanged(event: Received<typeof PolicyChangedV1>): Promise<void> {
    return upsertPolicyValue(this.em, event.tenantId, event.id, event.data, stampOf(event));
  }
}

function stampOf(event: ReceivedEvent<unknown>): RowStamp {
  return { version: event.aggregate.version, at: event.occurredAt };
}
