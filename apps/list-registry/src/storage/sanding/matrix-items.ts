import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { noneReasonOf, type MatrixItem } from '../../domain/sanding/sanding-matrix.ts';

/** A version whose items are compared with the provision. */
export interface MatrixVersion {
  readonly versionId: string;
  readonly label: string;
  readonly organ: { readonly id: string; readonly code: string; readonly name: string };
  readonly items: readonly MatrixItem[];
}

const VERSION = `
  select v.id as "versionId", v.label, v.content_hash is null as "isDraft", json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ
    from duty_list_version v join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id where v.id = ?`;

const DRAFTED = `
  select d.item_key as "itemKey", d.content->>'code' as code, d.content->>'name' as name, d.content->'sandingDuties' as "sandingDuties",
         d.content->'sandingUnitProvisions' as "sandingUnitProvisions", d.content->>'leadUnit' as "leadUnit"
    from draft_item d where d.version_id = ? order by d.ordinal`;

// A secret item says nothing of itself: what it corresponds to is on paper.
const ENTERED = `
  select i.item_key as "itemKey", i.code, i.name, i.sanding_duty_refs as "sandingDuties", i.sanding_unit_provision_refs as "sandingUnitProvisions",
         (select u.name from internal_unit u where u.tenant_id = i.tenant_id and u.id = i.lead_unit_id) as "leadUnit"
    from duty_item i where i.version_id = ? and i.disclosure <> 'SECRET_STUB' order by i.ordinal`;

const REASONS = `
  select i.item_key as "itemKey", i.sanding_duty_refs as "sandingDuties"
    from duty_list_version v join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id
   where v.organ_id = ? and v.state = 'EFFECTIVE' and v.id <> ? and i.sanding_duty_refs::text like '%无%'`;

/** 对应要素: elements 7 and 8 of the items of a version, drafted or entered. */
@Injectable()
export class MatrixItems {
  constructor(private readonly em: EntityManager) {}

  async of(versionId: string): Promise<MatrixVersion> {
    const [version] = await this.em.execute<(Omit<MatrixVersion, 'items'> & { isDraft: boolean })[]>(VERSION, [versionId]);
    if (!version) throw new NotFound('duty-list-version', versionId);
    const { isDraft, ...about } = version;
    return { ...about, items: await this.em.execute<MatrixItem[]>(isDraft ? DRAFTED : ENTERED, [versionId]) };
  }

  /** What the items of the organ's list in force say instead of naming a duty: it was approved with them. */
  async reasonsInForce(organId: string, exceptVersionId: string): Promise<Map<string, string>> {
    const rows = await this.em.execute<Pick<MatrixItem, 'itemKey' | 'sandingDuties'>[]>(REASONS, [organId, exceptVersionId]);
    return new Map(rows.flatMap((row) => {
      const reason = noneReasonOf(row);
      return reason === null ? [] : [[row.itemKey, reason] as const];
    }));
  }
}
