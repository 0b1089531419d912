import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { StaffingEvidenceAnswer } from '@yidan/contracts';
import type { CountedUnit } from '../../domain/staffing/unit-workload.ts';
import { IN_FORCE } from '../duty-list/sql.ts';

const ORGAN = `
  select json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ, json_build_object('approved', o.approved_staff, 'actual', o.actual_staff) as "organStaff",
         (select json_build_object('versionId', v.id, 'label', v.label) from duty_list_version v where v.tenant_id = o.tenant_id and v.organ_id = o.id and ${IN_FORCE('v')} limit 1) as version
    from organ o where o.code = ?`;

// A year of closed orders, each under the item it was dispatched by; of items that the list in force has a unit assist, the orders that others closed.
const UNITS = `
  with i as materialized (
         select i.item_key, i.lead_unit_id, i.assist_unit_ids from duty_list_version v join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id
          where v.organ_id = ? and ${IN_FORCE('v')}),
       f as materialized (
         select f.item_key, f.unit_id, count(*)::int as n from item_performance f
          where f.organ_id = ? and (f.closed_at at time zone 'Asia/Shanghai')::date between ?::date and ?::date group by f.item_key, f.unit_id)
  select u.id as "unitId", u.code, u.name, u.approved_staff as "approvedStaff", u.actual_staff as "actualStaff",
         (select count(*)::int from i where i.lead_unit_id = u.id) as "itemsLed",
         (select count(*)::int from i where u.id = any (i.assist_unit_ids)) as "itemsAssisted",
         (select coalesce(sum(f.n), 0)::int from f where f.unit_id = u.id) as "ordersClosed",
         (select coalesce(sum(f.n), 0)::int from i join f on f.item_key = i.item_key and f.unit_id <> u.id where u.id = any (i.assist_unit_ids)) as "ordersAssisted"
    from internal_unit u where u.organ_id = ? and u.status = 'ACTIVE' order by u.code`;

/** 编制使用依据: what each unit of an organ holds and did in a year. */
@Injectable()
export class StaffingViews {
  constructor(private readonly em: EntityManager) {}

  async organ(code: string, day: string): Promise<Pick<StaffingEvidenceAnswer, 'organ' | 'organStaff' | 'version'> | null> {
    const [found] = await this.em.execute<Pick<StaffingEvidenceAnswer, 'organ' | 'organStaff' | 'version'>[]>(ORGAN, [day, day, code]);
    return found ?? null;
  }

  units(organId: string, from: string, to: string): Promise<CountedUnit[]> {
    return this.em.execute<CountedUnit[]>(UNITS, [organId, to, to, organId, from, to, organId]);
  }
}
