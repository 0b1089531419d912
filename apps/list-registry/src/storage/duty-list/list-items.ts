import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { normaliseName } from '@yidan/kernel';
import { bodyHash } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import type { KnownItem } from '../../domain/duty-list/item-identity.ts';
import type { ListedItem } from '../../domain/duty-list/listed-item.ts';
import { searchTextOf } from '../../domain/duty-list/search-text.ts';
import type { Period } from '../../domain/duty-list/timeline.ts';
import type { ForeignItem } from '../../domain/duty-list/version-findings.ts';

const POWERS = `coalesce((select json_agg(json_build_object('type', p.type, 'number', p.number, 'name', p.name) order by p.ordinal)
                            from power_item p where p.tenant_id = i.tenant_id and p.item_id = i.id), '[]')`;

const KNOWN = `
  select i.item_key as "itemKey", i.code, i.name, ${POWERS} as powers
    from duty_item i where i.version_id = ? order by i.ordinal`;

const WAS_IN_FORCE = `exists (select from duty_list_version v where v.tenant_id = i.tenant_id and v.id = i.version_id and v.effective_from is not null)`;

// An item that another organ once held and nobody holds during the new period is one that was transferred; its code names it.
const TRANSFERRED = `
  select distinct on (i.item_key) i.item_key as "itemKey", i.code, i.name, '[]'::json as powers
    from duty_item i
   where i.code in (select code from json_array_elements_text(?::json) as c(code)) and i.organ_id <> ? and ${WAS_IN_FORCE}
     and not exists (select from duty_item j join duty_list_version w on w.tenant_id = j.tenant_id and w.id = j.version_id
                      where j.item_key = i.item_key and w.effective_from is not null and daterange(w.effective_from, w.effective_to) && daterange(?, ?))
   order by i.item_key, i.id desc`;

const ELSEWHERE = `
  select distinct on (i.code) i.item_key as "itemKey", i.code, i.name, '[]'::json as powers
    from duty_item i join duty_list_version v on v.tenant_id = i.tenant_id and v.id = i.version_id
   where i.code in (select code from json_array_elements_text(?::json) as c(code)) and i.organ_id <> ? and v.effective_from is not null
   order by i.code, v.effective_from desc`;

const FOREIGN = `
  select i.item_key as "itemKey", i.organ_id as "organId", o.name as "organName", i.name, ${POWERS} as powers
    from duty_list_version v
    join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id
    join organ o on o.tenant_id = i.tenant_id and o.id = i.organ_id
   where v.state = 'EFFECTIVE' and v.organ_id <> ?
     and (i.name_key in (select key from json_array_elements_text(?::json) as k(key))
          or exists (select from power_item p join json_to_recordset(?::json) as q(type text, number text) on q.type = p.type and q.number = p.number
                      where p.tenant_id = i.tenant_id and p.item_id = i.id))
   order by i.code`;

const INSERTS = {
  major: `
    insert into major_function (id, tenant_id, version_id, code, name, category)
    select r.id, ?, ?, r.code, r.name, r.category from json_to_recordset(?::json) as r(id uuid, code text, name text, category text)`,
  special: `
    insert into special_function (id, tenant_id, version_id, major_code, code, name, coordinator_unit_id)
    select r.id, ?, ?, r.major, r.code, r.name, r.coordinator
      from json_to_recordset(?::json) as r(id uuid, major text, code text, name text, coordinator uuid)`,
  item: `
    insert into duty_item (id, tenant_id, version_id, organ_id, item_key, code, ordinal, seq_no, major_code, special_code, name, name_key, description, attribute,
                           basis_refs, sanding_duty_refs, sanding_unit_provision_refs, remarks, lead_unit_id, assist_unit_ids, keywords, time_limit,
                           responsibility_field, service_objects, cross_organ, supervision_regime, perform_mode, devolved_power, item_status, pending_attribution, disclosure,
                           stated_disclosure, search_text, said_digest)
    select r.id, ?, ?, ?, r."itemKey", r.code, r.ordinal, r."seqNo", r.major, r.special, r.name, r."nameKey", r.description, r.attribute,
           r."basisRefs", r."sandingDutyRefs", r."sandingUnitProvisionRefs", r.remarks, r."leadUnitId", r."assistUnitIds", r.keywords, r."timeLimit",
           r."responsibilityField", r."serviceObjects", r."crossOrgan", r."supervisionRegime", r."performMode", r."devolvedPower", r."itemStatus", r."pendingAttribution", r.disclosure,
           r."statedDisclosure", r."searchText", r."saidDigest"
      from json_to_recordset(?::json) as r(
             id uuid, "itemKey" uuid, code text, ordinal int, "seqNo" int, major text, special text, name text, "nameKey" text, description text, attribute text,
             "basisRefs" jsonb, "sandingDutyRefs" jsonb, "sandingUnitProvisionRefs" jsonb, remarks text, "leadUnitId" uuid, "assistUnitIds" uuid[], keywords jsonb,
             "timeLimit" jsonb, "responsibilityField" text, "serviceObjects" jsonb, "crossOrgan" jsonb, "supervisionRegime" jsonb, "performMode" text, "devolvedPower" text,
             "itemStatus" text, "pendingAttribution" jsonb, disclosure text, "statedDisclosure" text, "searchText" text, "saidDigest" text)`,
  power: `
    insert into power_item (id, tenant_id, version_id, item_id, ordinal, type, number, name)
    select r.id, ?, ?, r."itemId", r.ordinal, r.type, r.number, r.name
      from json_to_recordset(?::json) as r(id uuid, "itemId" uuid, ordinal int, type text, number text, name text)`,
};

/** 事项摘要: SHA-256 over all that an item says in its version, and not over its place; of two versions only items whose digests differ are read. */
function saidDigest({ code: _, seqNo: __, majorFunction, specialFunction, ...said }: ListedItem, organId: string, coordinatorUnitId: string | null): string {
  return bodyHash({ ...said, organId, coordinatorUnitId, majorFunction: { name: majorFunction.name, category: majorFunction.category }, specialFunction: specialFunction.name });
}

/** 事项库: writes the items of a version as a whole and finds what they are compared with. */
@Injectable()
export class ListItems {
  constructor(private readonly em: EntityManager) {}

  /** The items of a version, as a later or earlier list recognises them. */
  knownIn(versionId: string): Promise<KnownItem[]> {
    return this.em.execute<KnownItem[]>(KNOWN, [versionId]);
  }

  /** Items of other organs that these codes name and that nobody holds during the period. */
  async transferredTo(organId: string, codes: readonly string[], { effectiveFrom, effectiveTo }: Period): Promise<KnownItem[]> {
    return codes.length === 0 ? [] : this.em.execute<KnownItem[]>(TRANSFERRED, [JSON.stringify(codes), organId, effectiveFrom, effectiveTo]);
  }

  /** Items that other organs hold or held in force, found by their codes: a draft that names one takes it over under its identity. */
  heldElsewhere(organId: string, codes: readonly string[]): Promise<KnownItem[]> {
    return codes.length === 0 ? Promise.resolve([]) : this.em.execute<KnownItem[]>(ELSEWHERE, [JSON.stringify(codes), organId]);
  }

  /** Every code the organ's items ever had. */
  async codesOf(organId: string): Promise<string[]> {
    const rows = await this.em.execute<{ code: string }[]>(
      `select distinct i.code from duty_list_version v join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id where v.organ_id = ?`,
      [organId],
    );
    return rows.map(({ code }) => code);
  }

  /** Effective items of other organs that share a name or a power with these. */
  alikeElsewhere(organId: string, items: readonly { readonly name: string; readonly powers: readonly { readonly type: string; readonly number: string | null }[] }[]): Promise<ForeignItem[]> {
    const names = [...new Set(items.map(({ name }) => normaliseName(name)))];
    const powers = items.flatMap((item) => item.powers.filter(({ number }) => number !== null));
    return this.em.execute<ForeignItem[]>(FOREIGN, [organId, JSON.stringify(names), JSON.stringify(powers)]);
  }

  /** Writes all items of a version in four statements, however many they are. */
  async add(version: DutyListVersion, items: readonly ListedItem[]): Promise<void> {
    const coordinators = new Map(items.toReversed().map(({ majorFunction, specialFunction }) => [`${majorFunction.code}${specialFunction.code}`, specialFunction.coordinatorUnitId]));
    const rows = items.map((item, i) => ({
      ...item,
      saidDigest: saidDigest(item, version.organId, coordinators.get(`${item.majorFunction.code}${item.specialFunction.code}`) ?? null),
      id: uuid(),
      ordinal: i + 1,
      major: item.majorFunction.code,
      special: item.specialFunction.code,
      nameKey: normaliseName(item.name),
      searchText: searchTextOf(item),
    }));
    const majors = new Map(items.map(({ majorFunction }) => [majorFunction.code, { id: uuid(), ...majorFunction }]));
    const specials = new Map(
      items.toReversed().map(({ majorFunction: { code: major }, specialFunction: { code, name, coordinatorUnitId: coordinator } }) => [
        `${major}${code}`,
        { id: uuid(), major, code, name, coordinator },
      ]),
    );
    const powers = rows.flatMap(({ id: itemId, powers: merged }) => merged.map((power, i) => ({ ...power, id: uuid(), itemId, ordinal: i + 1 })));
    const whose = [version.tenantId, version.id];
    await this.em.execute(INSERTS.major, [...whose, JSON.stringify([...majors.values()])], 'run');
    await this.em.execute(INSERTS.special, [...whose, JSON.stringify([...specials.values()])], 'run');
    await this.em.execute(INSERTS.item, [...whose, version.organId, JSON.stringify(rows)], 'run');
    if (powers.length > 0) await this.em.execute(INSERTS.power, [...whose, JSON.stringify(powers)], 'run');
  }
}
