import type { EntityManager } from '@mikro-orm/postgresql';
import { businessDate, NotFound, type Clock, type CountingRules, type Due, type Limit, type Urgency, type WorkingCalendar } from '@yidan/kernel';
import { currentScope } from '../database/scope.ts';
import { CalendarCache, type DaySet } from './calendar-cache.ts';
import { calendarCutoff, calendarOfficeHours, limitFor, LimitValue, type PolicyKey } from './policy-keys.ts';
import type { OrganRecord, PolicyAnswer, TenantRecord, UnitRecord } from './reference.records.ts';

const ORGAN = `
  select id, code, name, short_name as "shortName", kind, region_code as "regionCode", level,
         unified_social_credit_code as "unifiedSocialCreditCode", superior_organ_id as "superiorOrganId",
         parent_organ_id as "parentOrganId", host_town_street_id as "hostTownStreetId", supervising_organ_id as "supervisingOrganId",
         established_on::text as "establishedOn", abolished_on::text as "abolishedOn", status, row_version as "rowVersion"
    from organ`;

const UNIT = `
  select id, organ_id as "organId", code, name, provision_text as "provisionText", approved_staff as "approvedStaff",
         actual_staff as "actualStaff", status, row_version as "rowVersion"
    from internal_unit`;

// Names the day sets in force and their versions; a deadline keeps it beside its due date.
const CALENDAR_VERSION = `
  select coalesce(left(md5(string_agg(id || '.' || row_version, ' ' order by year, tenant_id)), 16), 'national') as version
    from calendar_day_set`;

const POLICY = `
  select value::text as value, source_document as "sourceDocument", tenant_id as "tenantId"
    from policy_value where key = ? and valid_from <= ?
   order by (tenant_id = ?) desc, valid_from desc limit 1`;

/** 基础数据查询: reads organs, units, calendar and policy values of the current tenant, inside the running transaction. */
export class Reference {
  private readonly calendars = new CalendarCache();

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** The tenant of the running transaction. */
  async tenant(): Promise<TenantRecord> {
    const id = tenantNow();
    const [found] = await this.em.execute<TenantRecord[]>(
      'select tenant_id as "tenantId", name, level, city_tenant_id as "cityTenantId" from tenant where tenant_id = ?',
      [id],
    );
    if (!found) throw new NotFound('tenant', id);
    return found;
  }

  async organs(): Promise<OrganRecord[]> {
    return this.em.execute<OrganRecord[]>(`${ORGAN} order by code`);
  }

  async organById(id: string): Promise<OrganRecord | null> {
    const [found] = await this.em.execute<OrganRecord[]>(`${ORGAN} where id = ?`, [id]);
    return found ?? null;
  }

  async organByCode(code: string): Promise<OrganRecord | null> {
    const [found] = await this.em.execute<OrganRecord[]>(`${ORGAN} where code = ?`, [code]);
    return found ?? null;
  }

  async unitsOf(organId: string): Promise<UnitRecord[]> {
    return this.em.execute<UnitRecord[]>(`${UNIT} where organ_id = ? order by code`, [organId]);
  }

  async unitById(id: string): Promise<UnitRecord | null> {
    const [found] = await this.em.execute<UnitRecord[]>(`${UNIT} where id = ?`, [id]);
    return found ?? null;
  }

  /** The tenant's calendar: its own days before the city's, the city's before the nation's. */
  async workingCalendar(): Promise<WorkingCalendar> {
    const [row] = await this.em.execute<{ version: string }[]>(CALENDAR_VERSION);
    return this.calendars.get(tenantNow(), row?.version ?? 'national', () =>
      this.em.execute<DaySet[]>('select tenant_id as "tenantId", year, source, days from calendar_day_set order by year'),
    );
  }

  /** How this tenant counts: when a day ends and when the office is open. */
  async countingRules(): Promise<CountingRules> {
    const cutoff = await this.policy(calendarCutoff);
    const officeHours = await this.policy(calendarOfficeHours);
    return { cutoff: cutoff.value, officeHours: officeHours.value };
  }

  /** How long a step of a procedure may take: as the tenant or its city set it, else as the table says. */
  async limitOf(due: Due, urgency: Urgency = 'NORMAL'): Promise<PolicyAnswer<Limit>> {
    const answer = await this.policy({ key: due.policy, schema: LimitValue, fallback: due.limit });
    return { ...answer, value: limitFor(answer.value, urgency, due.limit) };
  }

  /** The value of a policy key that holds on a day (today): the tenant's, else the city's, else the default. */
  async policy<T>(policy: PolicyKey<T>, on: string = businessDate(this.clock.now())): Promise<PolicyAnswer<T>> {
    const tenant = tenantNow();
    const [row] = await this.em.execute<{ value: string; sourceDocument: string; tenantId: string }[]>(POLICY, [policy.key, on, tenant]);
    if (!row) return { value: policy.fallback, source: 'DEFAULT', sourceDocument: null };
    return {
      value: policy.schema.parse(JSON.parse(row.value)),
      source: row.tenantId === tenant ? 'TENANT' : 'CITY',
      sourceDocument: row.sourceDocument,
    };
  }
}

function tenantNow(): string {
  const scope = currentScope();
  if (!scope) throw new Error('reference data is read inside a transaction');
  return scope.tenant;
}
