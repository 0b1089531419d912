import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DutyItemDetail, ItemHistory, VersionDiffAnswer } from '@yidan/contracts';
import { changesOf, diffVersions, type ComparedItem, type VersionDiff } from '../../domain/duty-list/item-diff.ts';
import { DIFFERING } from './differing-items.sql.ts';
import { ELEMENT_COLUMNS, ITEM_SOURCES } from './item.columns.ts';

type ItemRow = Omit<DutyItemDetail, 'performance'>;

/** 事项沿革与版本对照: what items said in one version and in another. */
@Injectable()
export class ItemHistoryViews {
  constructor(private readonly em: EntityManager) {}

  /** Every version of an item, oldest first, with what it changed against the one before. */
  async history(itemKey: string): Promise<ItemHistory> {
    const rows = await this.em.execute<ItemRow[]>(`select ${ELEMENT_COLUMNS} from ${ITEM_SOURCES} where i.item_key = ? and v.effective_from is not null order by v.effective_from, i.code`, [itemKey]);
    const versions = rows.map((row, n) => {
      const before = rows[n - 1];
      const changes = before ? changesOf(compared(before), compared(row)) : [];
      const change = !before ? ('FIRST' as const) : changes.length > 0 ? ('MODIFIED' as const) : ('UNCHANGED' as const);
      return { version: row.version, code: row.code, name: row.name, organ: row.organ, assignments: row.assignments, change, changes };
    });
    return { itemKey, versions };
  }

  /** Only items that say something else are read in full: of two versions most are alike. */
  async diff(versionId: string, against: string): Promise<VersionDiffAnswer> {
    const differing = await this.em.execute<{ itemKey: string }[]>(DIFFERING, [against, versionId]);
    const keys = JSON.stringify(differing.map(({ itemKey }) => itemKey));
    const [after, before] = [await this.itemsOf(versionId, keys), await this.itemsOf(against, keys)];
    return diffAnswer(versionId, against, diffVersions(before, after));
  }

  private async itemsOf(versionId: string, keys: string): Promise<ComparedItem[]> {
    const sql = `select ${ELEMENT_COLUMNS} from ${ITEM_SOURCES} where i.version_id = ? and i.item_key in (select key::uuid from json_array_elements_text(?::json) as k(key)) order by i.ordinal`;
    const rows = await this.em.execute<ItemRow[]>(sql, [versionId, keys]);
    return rows.map(compared);
  }
}

function compared({ organ, assignments, ...item }: ItemRow): ComparedItem {
  const [lead, ...assist] = assignments.map(({ unitId: id, unitName: name }) => ({ id, name }));
  return { ...item, organId: organ.id, leadUnit: lead, assistUnits: assist } as unknown as ComparedItem;
}

/** A comparison as it is answered. */
export function diffAnswer(versionId: string, against: string, { added, cancelled, modified }: VersionDiff<ComparedItem>): VersionDiffAnswer {
  return { versionId, against, added: added.map(named), cancelled: cancelled.map(named), modified: modified.map(({ item, changes }) => ({ ...named(item), changes: [...changes] })) };
}

function named({ itemKey, code, name }: ComparedItem): { itemKey: string; code: string | null; name: string } {
  return { itemKey, code, name };
}
