import type {
  CalendarChangedV1,
  EventData,
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
import type { Received, ReceivedEvent } from '../events/decorators.ts';

/** One row of a reference table, by its column names. */
export type ReferenceRow = Readonly<Record<string, unknown>>;

/** Which version of a row is written, and when it came about. */
export interface RowStamp {
  version: number;
  at: Date;
}

/** The stamp as every reference table holds it. */
export function stamped({ version, at }: RowStamp): { row_version: number; updated_at: string } {
  return { row_version: version, updated_at: at.toISOString() };
}

/** Of which version of its aggregate an event speaks. */
export function stampOf(event: ReceivedEvent<unknown>): RowStamp {
  return { version: event.aggregate.version, at: event.occurredAt };
}

/** A tenant as it now is. */
export function tenantRow(event: Received<typeof TenantRegisteredV1>): ReferenceRow {
  const { tenantId, name, level, cityTenantId } = event.data;
  return { tenant_id: tenantId, name, level, city_tenant_id: cityTenantId, ...stamped(stampOf(event)) };
}

/** An organ as it now is. */
export function organRow(event: Received<typeof OrganCreatedV1 | typeof OrganUpdatedV1>): ReferenceRow {
  const organ = event.data;
  return {
    id: organ.organId,
    tenant_id: event.tenantId,
    code: organ.code,
    name: organ.name,
    short_name: organ.shortName,
    kind: organ.kind,
    region_code: organ.regionCode,
    level: organ.level,
    unified_social_credit_code: organ.unifiedSocialCreditCode,
    superior_organ_id: organ.superiorOrganId,
    parent_organ_id: organ.parentOrganId,
    host_town_street_id: organ.hostTownStreetId,
    supervising_organ_id: organ.supervisingOrganId,
    established_on: organ.establishedOn,
    abolished_on: organ.abolishedOn,
    status: organ.status,
    ...stamped(stampOf(event)),
  };
}

/** An internal unit as it now is. */
export function unitRow(event: Received<typeof UnitChangedV1>): ReferenceRow {
  const unit = event.data;
  return {
    id: unit.unitId,
    tenant_id: event.tenantId,
    organ_id: unit.organId,
    code: unit.code,
    name: unit.name,
    provision_text: unit.provisionText,
    approved_staff: unit.approvedStaff,
    actual_staff: unit.actualStaff,
    status: unit.status,
    ...stamped(stampOf(event)),
  };
}

/** A post as it now is. */
export function postRow(event: Received<typeof PostChangedV1>): ReferenceRow {
  const { postId, unitId, name, dutyItemKeys, description, status } = event.data;
  return { id: postId, tenant_id: event.tenantId, unit_id: unitId, name, duty_item_keys: dutyItemKeys, description, status, ...stamped(stampOf(event)) };
}

/** Events that tell the whole of an account. */
export type PersonEvent = Received<typeof PersonChangedV1 | typeof PersonSecondedV1 | typeof SecondmentEndedV1 | typeof PersonLeftV1>;

/** A new account; what its event is too old to say is as it was for everybody then. */
export function registeredRow({ data, ...event }: Received<typeof PersonRegisteredV1>): ReferenceRow {
  return personRow({ ...event, data: { ...data, postId: data.postId ?? null, employmentKind: data.employmentKind ?? 'IN_ESTABLISHMENT', secondment: null, leftOn: null } });
}

/** An account: which subject belongs to which organ and unit, where it is seconded to and whether it left; without any name. */
export function personRow(event: PersonEvent): ReferenceRow {
  const { personId, subject, organId, unitId, postId, employmentKind, secondment, leftOn } = event.data;
  return {
    id: personId,
    tenant_id: event.tenantId,
    subject,
    organ_id: organId,
    unit_id: unitId,
    post_id: postId,
    employment_kind: employmentKind,
    seconded_to: secondment?.toOrganId ?? null,
    seconded_from: secondment?.from ?? null,
    seconded_until: secondment?.to ?? null,
    left_on: leftOn,
    ...stamped(stampOf(event)),
  };
}

/** A grant that was given. */
export function grantRow(event: Received<typeof GrantGivenV1>): ReferenceRow {
  const { grantId, personId, subject, organId, unitId, role, scopes = null, whileSeconded = false } = event.data;
  const given = stamped(stampOf(event));
  return {
    id: grantId,
    tenant_id: event.tenantId,
    person_id: personId,
    subject,
    organ_id: organId,
    unit_id: unitId,
    role,
    scopes,
    while_seconded: whileSeconded,
    given_at: given.updated_at,
    ended_at: null,
    ...given,
  };
}

/** One year's special days, in place of what was known of that year. */
export function calendarDaysRow(tenantId: string, set: EventData<typeof CalendarChangedV1>, stamp: RowStamp): ReferenceRow {
  return { id: set.calendarId, tenant_id: tenantId, year: set.year, source: set.source, days: set.days, ...stamped(stamp) };
}

/** A value of the policy pack from the day it holds; the event's id names the row where the pair of key and day is new. */
export function policyRow(event: Received<typeof PolicyChangedV1>): ReferenceRow {
  const { key, value, sourceDocument, validFrom } = event.data;
  return { id: event.id, tenant_id: event.tenantId, key, value, source_document: sourceDocument, valid_from: validFrom, ...stamped(stampOf(event)) };
}
