import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OpenItem } from '../../domain/document/open-data.ts';
import { IN_FORCE } from '../duty-list/sql.ts';

// What is set for an item stands above what its list says; only what is public by both is handed out.
const OPEN = (where: string): string => `
  select i.code, i.name, o.code as "organCode", o.name as "organName", u.name as "unitName", i.attribute,
         coalesce((select json_agg(b->>'text' order by n) from jsonb_array_elements(i.basis_refs) with ordinality as r(b, n)), '[]') as basis, v.label as version, v.effective_from::text as "effectiveFrom"
    from duty_list_version v
    join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id
    join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id
    join internal_unit u on u.tenant_id = i.tenant_id and u.id = i.lead_unit_id
   where ${where} and coalesce((select d.level from item_disclosure d where d.tenant_id = i.tenant_id and d.item_key = i.item_key), i.disclosure) = 'PUBLIC'
   order by o.code, i.ordinal`;

/** 开放数据: public items with code, name, organ and basis. */
@Injectable()
export class OpenDataViews {
  constructor(private readonly em: EntityManager) {}

  ofVersion(versionId: string): Promise<OpenItem[]> {
    return this.em.execute<OpenItem[]>(OPEN('v.id = ?'), [versionId]);
  }

  /** Everything public in force on the day, or only the organ's. */
  inForce(day: string, organCode?: string): Promise<OpenItem[]> {
    const only = organCode === undefined ? '' : ' and v.organ_code = ?';
    return this.em.execute<OpenItem[]>(OPEN(IN_FORCE('v') + only), [day, day, ...(organCode === undefined ? [] : [organCode])]);
  }
}
