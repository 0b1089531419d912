import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { OrganAnswer, OrganFilters, OrganSummary } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';

const SUMMARY = `
  o.id as "organId", o.code, o.name, o.short_name as "shortName", o.kind, o.region_code as "regionCode", o.level, o.status,
  o.approved_staff as "approvedStaff", o.actual_staff as "actualStaff", o.row_version as "rowVersion",
  (select count(*)::int from internal_unit u where u.organ_id = o.id and u.status = 'ACTIVE') as "unitCount"`;

const DETAIL = `
  select ${SUMMARY}, o.unified_social_credit_code as "unifiedSocialCreditCode", o.guidance_organ_id as "guidanceOrganId",
         s.code as "superiorOrganCode", p.code as "parentOrganCode", h.code as "hostTownStreetCode", v.code as "supervisingOrganCode",
         o.established_on::text as "establishedOn", o.abolished_on::text as "abolishedOn", o.predecessor_ids as "predecessorIds",
         o.mandatory, o.is_nameplate as "isNameplate", o.approved_leaders as "approvedLeaders",
         coalesce((select json_agg(json_build_object(
             'unitId', u.id, 'code', u.code, 'name', u.name, 'provisionText', u.provision_text, 'approvedStaff', u.approved_staff,
             'actualStaff', u.actual_staff, 'status', u.status, 'rowVersion', u.row_version) order by u.code)
           from internal_unit u where u.organ_id = o.id), '[]') as units
    from organ o
    left join organ s on s.id = o.superior_organ_id
    left join organ p on p.id = o.parent_organ_id
    left join organ h on h.id = o.host_town_street_id
    left join organ v on v.id = o.supervising_organ_id
   where o.code = ?`;

const MATCHES = `
  (?::text is null or o.kind = ?) and (?::text is null or o.status = ?)
  and (?::text is null or strpos(upper(o.code || ' ' || o.name || ' ' || o.short_name), upper(?)) > 0)`;

/** What screens read of organs. */
@Injectable()
export class OrgansViews {
  constructor(private readonly em: EntityManager) {}

  async one(code: string): Promise<Omit<OrganAnswer, 'warnings'>> {
    const [organ] = await this.em.execute<Omit<OrganAnswer, 'warnings'>[]>(DETAIL, [code]);
    if (!organ) throw new NotFound('organ', code);
    return organ;
  }

  async page({ cursor, limit, kind, status, keyword }: PageQuery & OrganFilters): Promise<Page<OrganSummary>> {
    const after = decodeCursor(cursor, z.string());
    const filters = [kind, kind, status, status, keyword, keyword].map((filter) => filter ?? null);
    const rows = await this.em.execute<OrganSummary[]>(
      `select ${SUMMARY} from organ o where ${MATCHES} and (?::text is null or o.code > ?) order by o.code limit ?`,
      [...filters, after, after, limit + 1],
    );
    const [count] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total from organ o where ${MATCHES}`, filters);
    return cutPage(rows, limit, (row) => row.code, count?.total ?? 0);
  }
}
