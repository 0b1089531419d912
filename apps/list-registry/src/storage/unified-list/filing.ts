import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { EffectiveItem, EventData, ListItemDisclosureChangedV1, ListVersionEffectiveV1, ListVersionFiledV1, ListVersionItemsV1, ListVersionRepealedV1, ListVersionSupersededV1, OrganUpdatedV1, UnitChangedV1 } from '@yidan/contracts';
import { businessDate } from '@yidan/kernel';
import { currentScope, inTenant } from '@yidan/platform';
import { v5 as uuidOf } from 'uuid';
import { searchTextOf } from '../../domain/duty-list/search-text.ts';
import { CityUnknown, FiledContentDiffers } from '../../domain/unified-list/filed-copy.errors.ts';
import { contentHashOf } from '../duty-list/content-hash.ts';

const LINES = `
  insert into unified_line (id, tenant_id, district_tenant_id, version_id, organ_id, item_key, code, seq_no, chunk, ordinal, name, attribute, lead_unit_id, item, search_text)
  select r.id, ?, ?, ?, ?, r."itemKey", r.code, r."seqNo", ?, r.ordinal, r.name, r.attribute, r."leadUnitId", r.item, r."searchText"
    from json_to_recordset(?::json) as r(id uuid, "itemKey" uuid, code text, "seqNo" int, ordinal int, name text, attribute text, "leadUnitId" uuid, item jsonb, "searchText" text)
  on conflict (tenant_id, version_id, item_key) do nothing`;

// What was filed before it came into force keeps the day and the receipt of its filing.
const COPY = `
  insert into filed_copy as f (id, tenant_id, district_tenant_id, organ_id, organ_code, label, document_number, effective_from, effective_to, item_count, content_hash, filed_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (id) do update set document_number = excluded.document_number, effective_from = excluded.effective_from, effective_to = coalesce(f.effective_to, excluded.effective_to), item_count = excluded.item_count`;

const RECEIPT = `
  insert into filed_copy (id, tenant_id, district_tenant_id, organ_id, organ_code, label, content_hash, receipt_number, filed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (id) do update set receipt_number = excluded.receipt_number, filed_at = excluded.filed_at`;

const NAMED = (table: 'filed_organ' | 'filed_unit', column: 'code' | 'organ_id'): string => `
  insert into ${table} (id, tenant_id, district_tenant_id, ${column}, name) values (?, ?, ?, ?, ?)
  on conflict (id) do update set ${column} = excluded.${column}, name = excluded.name`;

/** 备案: writes what a district makes known under its city's tenant, so that the city reads it without ever reading the district. */
@Injectable()
export class Filing {
  constructor(private readonly em: EntityManager) {}

  items(district: string, { versionId, organId, chunk, items }: EventData<typeof ListVersionItemsV1>): Promise<void> {
    const rows = items.map((item, i) => ({
      id: uuidOf(item.itemKey, versionId),
      itemKey: item.itemKey,
      code: item.code,
      seqNo: item.seqNo,
      ordinal: i + 1,
      name: item.name,
      attribute: item.attribute,
      leadUnitId: item.leadUnitId,
      item,
      searchText: searchTextOf(item),
    }));
    return this.underCity(district, async (city) => {
      await this.em.execute(LINES, [city, district, versionId, organId, chunk, JSON.stringify(rows)], 'run');
    });
  }

  /** 备案: a version is known to the city from its filing on; its items follow when it comes into force. */
  filed(district: string, { versionId, organId, organCode, label, receiptNumber, contentHash, at }: EventData<typeof ListVersionFiledV1>): Promise<void> {
    return this.underCity(district, async (city) => {
      await this.mustAgree(versionId, label, contentHash);
      await this.em.execute(RECEIPT, [versionId, city, district, organId, organCode, label, contentHash, receiptNumber, at], 'run');
    });
  }

  /** The copy is complete when the pieces agree with what was announced. */
  version(district: string, announced: EventData<typeof ListVersionEffectiveV1>, at: Date): Promise<void> {
    const { versionId, organId, organCode, label, documentNumber, effectiveFrom, effectiveTo, itemCount, contentHash } = announced;
    return this.underCity(district, async (city) => {
      const lines = await this.em.execute<{ item: EffectiveItem }[]>(`select item from unified_line where version_id = ? order by chunk, ordinal`, [versionId]);
      const found = contentHashOf(lines.map(({ item }) => item));
      if (lines.length !== itemCount || found !== contentHash) throw new FiledContentDiffers(label, `${itemCount} ${contentHash}`, `${lines.length} ${found}`);
      await this.mustAgree(versionId, label, contentHash);
      const from = businessDate(new Date(effectiveFrom));
      const to = effectiveTo === null ? null : businessDate(new Date(effectiveTo));
      await this.em.execute(COPY, [versionId, city, district, organId, organCode, label, documentNumber, from, to, itemCount, contentHash, at.toISOString()], 'run');
    });
  }

  /** Its successor came into force, or its organ was abolished. */
  ended(district: string, { versionId, effectiveTo }: EventData<typeof ListVersionSupersededV1> | EventData<typeof ListVersionRepealedV1>): Promise<void> {
    return this.underCity(district, async () => {
      await this.em.execute(`update filed_copy set effective_to = ? where id = ?`, [businessDate(new Date(effectiveTo)), versionId], 'run');
    });
  }

  /** Whoever may not read an item in its district does not read it here. */
  disclosure(district: string, { itemKey, level }: EventData<typeof ListItemDisclosureChangedV1>): Promise<void> {
    return this.underCity(district, async (city) => {
      await this.em.execute(
        `insert into filed_disclosure (tenant_id, district_tenant_id, item_key, level) values (?, ?, ?, ?) on conflict (tenant_id, item_key) do update set level = excluded.level`,
        [city, district, itemKey, level],
        'run',
      );
    });
  }

  organ(district: string, { organId, code, name }: EventData<typeof OrganUpdatedV1>): Promise<void> {
    return this.underCity(district, async (city) => {
      await this.em.execute(NAMED('filed_organ', 'code'), [organId, city, district, code, name], 'run');
    });
  }

  unit(district: string, { unitId, organId, name }: EventData<typeof UnitChangedV1>): Promise<void> {
    return this.underCity(district, async (city) => {
      await this.em.execute(NAMED('filed_unit', 'organ_id'), [unitId, city, district, organId, name], 'run');
    });
  }

  // What is in force is what was filed, and the other way round.
  private async mustAgree(versionId: string, label: string, contentHash: string): Promise<void> {
    const [known] = await this.em.execute<{ contentHash: string }[]>(`select content_hash as "contentHash" from filed_copy where id = ?`, [versionId]);
    if (known && known.contentHash !== contentHash) throw new FiledContentDiffers(label, known.contentHash, contentHash);
  }

  private underCity(district: string, write: (city: string) => Promise<void>): Promise<void> {
    const city = currentScope()?.city;
    if (!city) throw new CityUnknown(district);
    return inTenant(this.em, city, () => write(city));
  }
}
