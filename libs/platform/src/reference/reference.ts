import type { EntityManager } from '@mikro-orm/postgresql';
import { businessDate, NotFound, type Clock, type CountingRules, type Due, type Limit, type Urgency, type WorkingCalendar } from '@yidan/kernel';
import { currentScope, type Scope } from '../database/scope.ts';
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

// The values that hold on a day, and a name for the day sets in force and their versions, which a deadline keeps beside its due date: one message for all that a transaction counts by.
const IN_FORCE = `
  select (select coalesce(left(md5(string_agg(id || '.' || row_version, ' ' order by year, tenant_id)), 16), 'national') from calendar_day_set) as "calendarVersion",
         (select coalesce(json_agg(v), '[]') from (
            select distinct on (key) key, value::text as value, source_document as "sourceDocument", tenant_id as "tenantId"
              from policy_value where valid_from <= ? order by key, (tenant_id = ?) desc, valid_from desc) v) as policies`;

interface PolicyRow {
  readonly key: string;
  readonly value: string;
  readonly sourceDocument: string;
  readonly tenantId: string;
}

/** What holds on a day in a tenant: the policy values that were set, by key, and the version of the calendar. */
interface InForce {
  readonly calendarVersion: string;
  readonly policies: ReadonlyMap<string, PolicyRow>;
}

/** 基础数据查询: reads organs, units, calendar and policy values of the current tenant, inside the running transaction. */
export class Reference {
  private readonly calendars = new CalendarCache();
  /** Read once per transaction and day: whoever counts by values in force goes on counting by them to the end of the act. */
  private readonly known = new WeakMap<Scope, Map<string, Promise<InForce>>>();

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
    const { calendarVersion } = await this.inForce(businessDate(this.clock.now()));
    return this.calendars.get(tenantNow(), calendarVersion, () =>
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
    const row = (await this.inForce(on)).policies.get(policy.key);
    if (!row) return { value: policy.fallback, source: 'DEFAULT', sourceDocument: null };
    return {
      value: policy.schema.parse(JSON.parse(row.value)),
      source: row.tenantId === tenantNow() ? 'TENANT' : 'CITY',
      sourceDocument: row.sourceDocument,
    };
  }

  private inForce(on: string): Promise<InForce> {
    const scope = scopeNow();
    const byDay = this.known.get(scope) ?? new Map<string, Promise<InForce>>();
    this.known.set(scope, byDay);
    const known = byDay.get(on) ?? this.readInForce(on, scope.tenant);
    byDay.set(on, known);
    return known;
  }

  private async readInForce(on: string, tenant: string): Promise<InForce> {
    const [row] = await this.em.execute<{ calendarVersion: string; policies: PolicyRow[] }[]>(IN_FORCE, [on, tenant]);
    return { calendarVersion: row!.calendarVersion, policies: new Map(row!.policies.map((policy) => [policy.key, policy])) };
  }
}

function tenantNow(): string {
  return scopeNow().tenant;
}

function scopeNow(): Scope {
  const scope = currentScope();
  if (!scope) throw new Error('reference data is read inside a transaction');
  return scope;
}
