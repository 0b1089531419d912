import type { EntityManager } from '@mikro-orm/postgresql';
import type {
  CalendarChangedV1,
  EventData,
  GrantGivenV1,
  OrganUpdatedV1,
  PersonRegisteredV1,
  PolicyChangedV1,
  TenantRegisteredV1,
  UnitChangedV1,
} from '@yidan/contracts';

/** Which version of a row is written, and when it came about. */
export interface RowStamp {
  version: number;
  at: Date;
}

type Column = string | number | null;

async function upsert(em: EntityManager, table: string, key: string, row: Record<string, Column>): Promise<void> {
  const columns = Object.keys(row);
  const keys = key.split(', ');
  const set = columns.filter((column) => !keys.includes(column)).map((column) => `${column} = excluded.${column}`);
  await em.execute(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
     on conflict (${key}) do update set ${set.join(', ')}`,
    Object.values(row),
    'run',
  );
}

function stamped({ version, at }: RowStamp): { row_version: number; updated_at: string } {
  return { row_version: version, updated_at: at.toISOString() };
}

/** Writes a tenant as it now is. */
export function upsertTenant(em: EntityManager, tenant: EventData<typeof TenantRegisteredV1>, stamp: RowStamp): Promise<void> {
  const { tenantId, name, level, cityTenantId } = tenant;
  return upsert(em, 'tenant', 'tenant_id', { tenant_id: tenantId, name, level, city_tenant_id: cityTenantId, ...stamped(stamp) });
}

/** Writes an organ as it now is. */
export function upsertOrgan(em: EntityManager, tenantId: string, organ: EventData<typeof OrganUpdatedV1>, stamp: RowStamp): Promise<void> {
  return upsert(em, 'organ', 'id', {
    id: organ.organId,
    tenant_id: tenantId,
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
    ...stamped(stamp),
  });
}

/** Writes an internal unit as it now is. */
export function upsertUnit(em: EntityManager, tenantId: string, unit: EventData<typeof UnitChangedV1>, stamp: RowStamp): Promise<void> {
  return upsert(em, 'internal_unit', 'id', {
    id: unit.unitId,
    tenant_id: tenantId,
    organ_id: unit.organId,
    code: unit.code,
    name: unit.name,
    provision_text: unit.provisionText,
    approved_staff: unit.approvedStaff,
    actual_staff: unit.actualStaff,
    status: unit.status,
    ...stamped(stamp),
  });
}

/** Writes an account: which subject belongs to which organ, without any name. */
export function upsertPerson(em: EntityManager, tenantId: string, person: EventData<typeof PersonRegisteredV1>, stamp: RowStamp): Promise<void> {
  return upsert(em, 'person_account', 'id', {
    id: person.personId,
    tenant_id: tenantId,
    subject: person.subject,
    organ_id: person.organId,
    unit_id: person.unitId,
    ...stamped(stamp),
  });
}

/** Writes a grant that was given. */
export function giveGrant(em: EntityManager, tenantId: string, grant: EventData<typeof GrantGivenV1>, stamp: RowStamp): Promise<void> {
  return upsert(em, 'role_grant', 'id', { ...grantRow(tenantId, grant), given_at: stamp.at.toISOString(), ended_at: null, ...stamped(stamp) });
}

/** Ends a grant; from now on the lookup no longer finds it. */
export async function endGrant(em: EntityManager, grantId: string, stamp: RowStamp): Promise<void> {
  await em.execute(
    'update role_grant set ended_at = ?, row_version = ?, updated_at = ? where id = ?',
    [stamp.at.toISOString(), stamp.version, stamp.at.toISOString(), grantId],
    'run',
  );
}

/** Writes one year's special days, in place of what was known of that year. */
export function upsertCalendarDays(em: EntityManager, tenantId: string, set: EventData<typeof CalendarChangedV1>, stamp: RowStamp): Promise<void> {
  return upsert(em, 'calendar_day_set', 'tenant_id, year', {
    id: set.calendarId,
    tenant_id: tenantId,
    year: set.year,
    source: set.source,
    days: JSON.stringify(set.days),
    ...stamped(stamp),
  });
}

/** Writes a value of the policy pack from the day it holds; `id` names the row where the pair of key and day is new. */
export function upsertPolicyValue(em: EntityManager, tenantId: string, id: string, policy: EventData<typeof PolicyChangedV1>, stamp: RowStamp): Promise<void> {
  return upsert(em, 'policy_value', 'tenant_id, key, valid_from', {
    id,
    tenant_id: tenantId,
    key: policy.key,
    value: JSON.stringify(policy.value),
    source_document: policy.sourceDocument,
    valid_from: policy.validFrom,
    ...stamped(stamp),
  });
}

function grantRow(tenantId: string, grant: EventData<typeof GrantGivenV1>): Record<string, Column> {
  return {
    id: grant.grantId,
    tenant_id: tenantId,
    person_id: grant.personId,
    subject: grant.subject,
    organ_id: grant.organId,
    unit_id: grant.unitId,
    role: grant.role,
  };
}
