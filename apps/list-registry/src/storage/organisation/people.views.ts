import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { AccountAnswer, GrantAnswer, PersonAnswer, PersonFilters } from '@yidan/contracts';
import { NotFound, type By } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { personLifecycle } from '../../domain/organisation/person.lifecycle.ts';
import { personStateOf } from '../../domain/organisation/person.ts';
import { stateOf } from '../../domain/organisation/role-grant.ts';
import { roleGrantLifecycle } from '../../domain/organisation/role-grant.lifecycle.ts';
import { NameSeal } from './name-seal.ts';

type GrantRow = Omit<GrantAnswer, 'state' | 'actions'>;
type AccountRow = Omit<AccountAnswer, 'grants' | 'state' | 'actions'> & { tenantId: string; grants: GrantRow[]; nameSealed: string };

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const GRANT = `
  json_build_object('grantId', g.id, 'personId', g.person_id, 'role', g.role, 'organCode', go.code, 'unitCode', gu.code,
                    'scopes', g.scopes, 'whileSeconded', g.while_seconded,
                    'givenAt', ${instant('g.given_at')}, 'endedAt', ${instant('g.ended_at')}, 'rowVersion', g.row_version)`;

const GRANT_FROM = `
  from role_grant g
  join organ go on go.id = g.organ_id
  left join internal_unit gu on gu.id = g.unit_id`;

const ACCOUNT = `
  select a.id as "personId", a.tenant_id as "tenantId", a.subject, o.code as "organCode", u.code as "unitCode", a.row_version as "rowVersion",
         case when po.id is not null then json_build_object('id', po.id, 'name', po.name) end as post, a.employment_kind as "employmentKind",
         case when h.id is not null then json_build_object('toOrganCode', h.code, 'from', a.seconded_from, 'to', a.seconded_until, 'approvedByDocument', a.secondment_document) end as secondment,
         a.left_on::text as "leftOn", a.leave_reason as "leaveReason",
         encode(a.name_sealed, 'base64') as "nameSealed",
         coalesce((select json_agg(${GRANT} order by g.id) ${GRANT_FROM} where g.person_id = a.id and g.ended_at is null), '[]') as grants
    from person_account a
    join organ o on o.id = a.organ_id
    left join internal_unit u on u.id = a.unit_id
    left join post po on po.id = a.post_id
    left join organ h on h.id = a.seconded_to`;

/** What is read of people and their rights. */
@Injectable()
export class PeopleViews {
  constructor(
    private readonly em: EntityManager,
    private readonly names: NameSeal,
  ) {}

  /** An account without its name. */
  async account(personId: string, by: By): Promise<AccountAnswer> {
    const [row] = await this.em.execute<AccountRow[]>(`${ACCOUNT} where a.id = ?`, [personId]);
    if (!row) throw new NotFound('person', personId);
    return accountOf(row, by);
  }

  async grant(grantId: string, by: By): Promise<GrantAnswer> {
    const [row] = await this.em.execute<{ grant: GrantRow }[]>(`select ${GRANT} as grant ${GRANT_FROM} where g.id = ?`, [grantId]);
    if (!row) throw new NotFound('grant', grantId);
    return grantOf(row.grant, by);
  }

  /** A page of accounts with their names. */
  async page({ cursor, limit, organCode, role, subject }: PageQuery & PersonFilters, by: By): Promise<Page<PersonAnswer>> {
    const after = decodeCursor(cursor, z.string());
    const filters = [organCode, organCode, subject, subject, role, role].map((filter) => filter ?? null);
    const matches = `
      (?::text is null or o.code = ?) and (?::text is null or a.subject = ?)
      and (?::text is null or exists (select from role_grant g where g.person_id = a.id and g.ended_at is null and g.role = ?))`;
    const rows = await this.em.execute<AccountRow[]>(`${ACCOUNT} where ${matches} and (?::text is null or a.subject > ?) order by a.subject limit ?`, [
      ...filters,
      after,
      after,
      limit + 1,
    ]);
    const [count] = await this.em.execute<{ total: number }[]>(
      `select count(*)::int as total from person_account a join organ o on o.id = a.organ_id where ${matches}`,
      filters,
    );
    const { items, ...page } = cutPage(rows, limit, (row) => row.subject, count?.total ?? 0);
    return { ...page, items: items.map((row) => ({ ...accountOf(row, by), name: this.names.open(Buffer.from(row.nameSealed, 'base64'), { tenantId: row.tenantId, id: row.personId }) })) };
  }
}

function accountOf({ tenantId: _tenant, nameSealed: _name, grants, ...account }: AccountRow, by: By): AccountAnswer {
  const state = personStateOf(account);
  return { ...account, state, grants: grants.map((grant) => grantOf(grant, by)), actions: personLifecycle.actionsFor(state, by) };
}

function grantOf(row: GrantRow, by: By): GrantAnswer {
  const state = stateOf(row);
  return { ...row, state, actions: roleGrantLifecycle.actionsFor(state, by) };
}
