import type { Scope } from '@yidan/contracts';
import type { Role } from '@yidan/kernel';

/** One grant that was given and not ended, with what its holder's service says of it. */
export interface GrantRow {
  tenantId: string;
  cityId: string | null;
  organId: string;
  organCode: string;
  organName: string;
  unitId: string | null;
  unitName: string | null;
  personId: string;
  homeOrganId: string;
  homeUnitId: string | null;
  homeUnitName: string | null;
  role: Role;
  /** Of a machine account; null where the grant is older than scopes, and for people. */
  scopes: readonly Scope[] | null;
  /** 借调期间授权: given at the host organ for as long as the secondment lasts. */
  whileSeconded: boolean;
  secondedTo: string | null;
  secondedFrom: string | null;
  secondedUntil: string | null;
}

/**
 * 授权查询: across tenants, since a token names none; a person who left acts nowhere, whatever was forgotten.
 * Each fact is looked up by its key (`offset 0` keeps the planner from joining): a plan made while the tables are empty stays good once they are full.
 */
const grantsWhere = (condition: string): string => `
  select g.subject, g.tenant_id as "tenantId", t.city_tenant_id as "cityId", g.organ_id as "organId", o.code as "organCode", o.short_name as "organName",
         g.unit_id as "unitId", u.name as "unitName", g.person_id as "personId", g.role, g.scopes, g.while_seconded as "whileSeconded",
         p.organ_id as "homeOrganId", p.unit_id as "homeUnitId", h.name as "homeUnitName",
         p.seconded_to as "secondedTo", p.seconded_from::text as "secondedFrom", p.seconded_until::text as "secondedUntil"
    from role_grant g
    cross join lateral (select code, short_name from organ where tenant_id = g.tenant_id and id = g.organ_id offset 0) o
    cross join lateral (select * from person_account where tenant_id = g.tenant_id and id = g.person_id offset 0) p
    left join lateral (select name from internal_unit where tenant_id = g.tenant_id and id = g.unit_id offset 0) u on true
    left join lateral (select name from internal_unit where tenant_id = p.tenant_id and id = p.unit_id offset 0) h on true
    left join lateral (select city_tenant_id from tenant where tenant_id = g.tenant_id offset 0) t on true
   where ${condition} and g.ended_at is null and p.left_on is null
   order by g.tenant_id, o.code, g.unit_id, g.role`;

// Named, so that the server keeps the plan: making it takes longer than the look-up itself.
export const GRANTS_OF_SUBJECT = { name: 'grants-of-subject', text: grantsWhere('g.subject = $1') };
/** Where the caller named the organ to act for, that organ is found first and only its grants are looked at further: somebody may hold hundreds. */
export const GRANTS_FOR_ORGAN = {
  name: 'grants-for-organ',
  text: grantsWhere(`g.subject = $1 and (g.tenant_id, g.organ_id) in (
         select n.tenant_id, n.id from (select distinct tenant_id from role_grant s where s.subject = $1 and ended_at is null) d
           join organ n on n.tenant_id = d.tenant_id and n.code = split_part($2, '/', -1) where $2 in (n.code, n.tenant_id || '/' || n.code))`),
};
/** The same for several subjects at once, for whoever has to look at many again and again. */
export const GRANTS_OF_SUBJECTS = { name: 'grants-of-subjects', text: grantsWhere('g.subject = any($1::text[])') };

/** The grants that act on a business day: during a secondment those at the host organ alone, outside it all but those given for it. */
export function actingOn(today: string, grants: readonly GrantRow[]): GrantRow[] {
  return grants.filter((grant) => (isSecondedOn(today, grant) ? grant.organId === grant.secondedTo : !grant.whileSeconded));
}

/** 借调期间: from its first day to its last, both included; without a last day until it is ended. */
export function isSecondedOn(today: string, person: Pick<GrantRow, 'secondedTo' | 'secondedFrom' | 'secondedUntil'>): boolean {
  const { secondedTo, secondedFrom, secondedUntil } = person;
  return secondedTo !== null && secondedFrom !== null && secondedFrom <= today && (secondedUntil === null || today <= secondedUntil);
}
