import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import type { MergingItem } from '../../domain/power-catalogue/power-coverage.ts';
import type { HoldingPlace } from '../../domain/power-catalogue/power-merge.ts';
import { Conditions } from '../duty-list/sql.ts';

/** An item of a list in force with the version that it belongs to. */
export interface MergingItemInForce extends MergingItem {
  readonly versionId: string;
  readonly place: HoldingPlace;
}

const IN_FORCE = (where: string): string => `
  select i.item_key as "itemKey", i.code, i.name, v.id as "versionId", json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ,
         json_build_object('regionCode', o.region_code, 'level', o.level) as place,
         (select json_agg(json_build_object('type', p.type, 'number', p.number, 'name', p.name) order by p.ordinal) from power_item p where p.tenant_id = i.tenant_id and p.item_id = i.id) as powers
    from duty_list_version v
    join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id
    join organ o on o.tenant_id = i.tenant_id and o.id = i.organ_id
   where v.state = 'EFFECTIVE' and exists (select from power_item p where p.tenant_id = i.tenant_id and p.item_id = i.id) and ${where}
   order by i.code`;

const DRAFTED = `
  select d.item_key as "itemKey", d.content->>'code' as code, d.content->>'name' as name, json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ, d.content->'powers' as powers
    from draft_item d join duty_list_version v on v.tenant_id = d.tenant_id and v.id = d.version_id join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id
   where d.version_id = ? and jsonb_array_length(coalesce(d.content->'powers', '[]')) > 0 order by d.ordinal`;

/** 归并事项: items and the powers they merge. */
@Injectable()
export class MergingItems {
  constructor(private readonly em: EntityManager) {}

  /** Of the lists in force: of all organs, of one, or of all but one. */
  inForce({ organId, exceptOrganId }: { organId?: string | null; exceptOrganId?: string | null } = {}): Promise<MergingItemInForce[]> {
    const where = new Conditions().when(organId, 'v.organ_id = ?').when(exceptOrganId, 'v.organ_id <> ?');
    return this.em.execute<MergingItemInForce[]>(IN_FORCE(where.sql), where.values);
  }

  /** Of a draft, and whose it is. */
  async drafted(versionId: string): Promise<{ organId: string; items: MergingItem[] }> {
    const [version] = await this.em.execute<{ organId: string; state: string }[]>(`select organ_id as "organId" from duty_list_version where id = ? and content_hash is null`, [versionId]);
    if (!version) throw new NotFound('list-version', versionId);
    return { organId: version.organId, items: await this.em.execute<MergingItem[]>(DRAFTED, [versionId]) };
  }

  /** Which of these items the reader of the running transaction sees. */
  async visible(itemKeys: readonly string[]): Promise<Set<string>> {
    const rows = await this.em.execute<{ itemKey: string }[]>(
      `select item_key as "itemKey" from duty_item where item_key in (select key::uuid from json_array_elements_text(?::json) as k(key))
       union select item_key from draft_item where item_key in (select key::uuid from json_array_elements_text(?::json) as k(key))`,
      [JSON.stringify(itemKeys), JSON.stringify(itemKeys)],
    );
    return new Set(rows.map(({ itemKey }) => itemKey));
  }
}
