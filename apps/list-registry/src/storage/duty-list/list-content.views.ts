import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
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

const VERSIONS = (where: string): string => `
  select v.id, o.code as "organCode", o.name as "organName", v.label
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

  private async lists(sql: string, values: unknown[]): Promise<WritableList[]> {
    const versions = await this.em.execute<(Omit<WritableList, 'items'> & { id: string })[]>(sql, values);
    const lists: WritableList[] = [];
    for (const { id, ...list } of versions) {
      const rows = await this.em.execute<ItemRow[]>(`select ${ELEMENT_COLUMNS} from ${ITEM_SOURCES} where i.version_id = ? order by i.ordinal`, [id]);
      lists.push({ ...list, items: rows.map(contentOf) });
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
    source: { sheet: '', row: 0 },
  };
}
