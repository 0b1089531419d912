import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RegistrySummary } from '@yidan/contracts';
import { ITEM_COUNT } from './hidden-items.sql.ts';
import { IN_FORCE } from './sql.ts';

const SUMMARY = `
  with v as materialized (select v.* from duty_list_version v where ${IN_FORCE('v')}),
       i as materialized (select i.tenant_id, i.id, i.organ_id, i.attribute, i.item_status, i.lead_unit_id from v join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id),
       p as materialized (select p.type, p.item_id from v join power_item p on p.tenant_id = v.tenant_id and p.version_id = v.id)
  select ?::text as "asOf",
         (select count(*)::int from i) as items, (select count(*)::int from v) as organs, (select count(distinct lead_unit_id)::int from i) as units, (select count(*)::int from p) as powers,
         (select coalesce(json_agg(json_build_object('organ', json_build_object('id', o.id, 'code', o.code, 'name', o.name), 'items', ${ITEM_COUNT('v')}, 'versionId', v.id, 'label', v.label,
                   'effectiveFrom', v.effective_from::text, 'ageInDays', ?::date - v.effective_from) order by o.code), '[]')
            from v join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id) as "byOrgan",
         (select coalesce(json_agg(json_build_object('attribute', attribute, 'items', n) order by n desc, attribute), '[]')
            from (select attribute, count(*) as n from i group by attribute) a) as "byAttribute",
         (select coalesce(json_agg(json_build_object('type', type, 'powers', n, 'items', m) order by n desc, type), '[]')
            from (select type, count(*) as n, count(distinct item_id) as m from p group by type) t) as "byPowerType",
         (select coalesce(json_agg(json_build_object('status', item_status, 'items', n) order by n desc), '[]')
            from (select item_status, count(*) as n from i group by item_status) s) as "byStatus",
         (select coalesce(json_agg(json_build_object('kind', kind, 'severity', severity, 'count', n) order by kind, severity), '[]')
            from (select kind, severity, count(*) as n from finding where state = 'OPEN' group by kind, severity) f) as "openFindings"`;

/** 总览: the totals of the registry on a day. */
@Injectable()
export class SummaryViews {
  constructor(private readonly em: EntityManager) {}

  async on(day: string): Promise<RegistrySummary> {
    const [summary] = await this.em.execute<RegistrySummary[]>(SUMMARY, [day, day, day, day]);
    return summary!;
  }
}
