import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { KeyedContent } from '../../domain/duty-list/draft-content.ts';
import type { ContentItem } from '../../domain/list-import/list-content.ts';
import { ELEMENT_COLUMNS, ITEM_SOURCES } from './item.columns.ts';
import { IN_FORCE } from './sql.ts';

/** One organ's list as it can be written into a file. */
export interface WritableList {
  organCode: string;
  organName: string;
  label: string;
  items: ContentItem[];
}

const DRAFT = `select d.content || jsonb_build_object('seqNo', d.ordinal) as content from draft_item d where d.version_id = ? order by d.ordinal`;

const VERSIONS = (where: string): string => `
  select v.id, v.content_hash is null as "isDraft", o.code as "organCode", o.name as "organName", v.label
    from duty_list_version v join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id where ${where} order by o.code`;

/** 清单内容: lists put back into the form in which they were read, for export. */
@Injectable()
export class ListContentViews {
  constructor(private readonly em: EntityManager) {}

  async ofVersion(versionId: string): Promise<WritableList | null> {
    const [list] = await this.lists(VERSIONS('v.id = ?'), [versionId]);
    return list ?? null;
  }

  /** Every list in force on the day, or only the organ's. */
  inForce(day: string, organCode?: string): Promise<WritableList[]> {
    const only = organCode === undefined ? '' : ' and v.organ_code = ?';
    return this.lists(VERSIONS(IN_FORCE('v') + only), [day, day, ...(organCode === undefined ? [] : [organCode])]);
  }

  /** The items of an approved version with their identities; all of them, or those named. */
  async itemsOf(versionId: string, only?: readonly string[]): Promise<KeyedContent[]> {
    const named = only === undefined ? '' : ` and i.item_key in (select key::uuid from json_array_elements_text(?::json) as k(key))`;
    const rows = await this.em.execute<(ItemRow & { itemKey: string })[]>(
      `select ${ELEMENT_COLUMNS}, i.stated_disclosure as "statedDisclosure" from ${ITEM_SOURCES} where i.version_id = ?${named} order by i.ordinal`,
      [versionId, ...(only === undefined ? [] : [JSON.stringify(only)])],
    );
    return rows.map((row) => ({ itemKey: row.itemKey, content: contentOf(row) }));
  }

  private async lists(sql: string, values: unknown[]): Promise<WritableList[]> {
    const versions = await this.em.execute<(Omit<WritableList, 'items'> & { id: string; isDraft: boolean })[]>(sql, values);
    const lists: WritableList[] = [];
    for (const { id, isDraft, ...list } of versions) {
      if (isDraft) {
        const drafted = await this.em.execute<{ content: ContentItem }[]>(DRAFT, [id]);
        lists.push({ ...list, items: drafted.map(({ content }) => content) });
        continue;
      }
      lists.push({ ...list, items: (await this.itemsOf(id)).map(({ content }) => content) });
    }
    return lists;
  }
}

interface ItemRow {
  code: string;
  seqNo: number;
  majorFunction: { name: string; category: string };
  specialFunction: { name: string };
  coordinatorUnit: { name: string } | null;
  name: string;
  description: string | null;
  attribute: string;
  basisRefs: ContentItem['basis'];
  sandingDutyRefs: string[];
  sandingUnitProvisionRefs: string[];
  remarks: string;
  assignments: { unitName: string; role: 'LEAD' | 'ASSIST' }[];
  powers: { type: ContentItem['powers'][number]['type']; number: string | null; name: string }[];
  keywords: string[];
  timeLimit: ContentItem['timeLimit'] | null;
  responsibilityField: string | null;
  serviceObjects: string[];
  crossOrgan: ContentItem['crossOrgan'] | null;
  supervisionRegime: ContentItem['supervisionRegime'] | null;
  statedDisclosure: ContentItem['disclosure'] | null;
  performMode: NonNullable<ContentItem['performMode']>;
  devolvedPower: string | null;
  itemStatus: NonNullable<ContentItem['itemStatus']>;
  pendingAttribution: ContentItem['pendingAttribution'] | null;
}

function contentOf(row: ItemRow): ContentItem {
  return {
    seqNo: row.seqNo,
    code: row.code,
    majorFunction: { name: row.majorFunction.name, category: row.majorFunction.category },
    specialFunction: { name: row.specialFunction.name, ...(row.coordinatorUnit && { coordinatorUnit: row.coordinatorUnit.name }) },
    name: row.name,
    ...(row.description !== null && { description: row.description }),
    attribute: row.attribute,
    basis: row.basisRefs,
    sandingDuties: row.sandingDutyRefs,
    sandingUnitProvisions: row.sandingUnitProvisionRefs,
    remarks: row.remarks,
    leadUnit: row.assignments[0]?.unitName ?? '',
    assistUnits: row.assignments.slice(1).map(({ unitName }) => unitName),
    powers: row.powers.map(({ type, number, name }) => ({ type, ...(number !== null && { number }), name })),
    keywords: row.keywords,
    ...(row.timeLimit && { timeLimit: row.timeLimit }),
    ...(row.responsibilityField !== null && { responsibilityField: row.responsibilityField }),
    ...(row.serviceObjects.length > 0 && { serviceObjects: row.serviceObjects }),
    ...(row.crossOrgan && { crossOrgan: row.crossOrgan }),
    ...(row.supervisionRegime && { supervisionRegime: row.supervisionRegime }),
    ...(row.statedDisclosure && { disclosure: row.statedDisclosure }),
    ...(row.performMode !== 'SELF' && { performMode: row.performMode }),
    ...(row.devolvedPower !== null && { devolvedPower: row.devolvedPower }),
    ...(row.itemStatus !== 'ACTIVE' && { itemStatus: row.itemStatus }),
    ...(row.pendingAttribution && { pendingAttribution: row.pendingAttribution }),
    source: { sheet: '', row: 0 },
  };
}
