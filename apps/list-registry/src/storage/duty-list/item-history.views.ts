import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DutyItemDetail, ItemHistory, VersionDiffAnswer } from '@yidan/contracts';
import { changesOf, diffVersions, type ComparedItem } from '../../domain/duty-list/item-diff.ts';
import { ELEMENT_COLUMNS, ITEM_SOURCES } from './item.columns.ts';

type ItemRow = Omit<DutyItemDetail, 'performance'>;

/** 事项沿革与版本对照: what items said in one version and in another. */
@Injectable()
export class ItemHistoryViews {
  constructor(private readonly em: EntityManager) {}

  /** Every version of an item, oldest first, with what it changed against the one before. */
  async history(itemKey: string): Promise<ItemHistory> {
    const rows = await this.em.execute<ItemRow[]>(`select ${ELEMENT_COLUMNS} from ${ITEM_SOURCES} where i.item_key = ? order by v.effective_from, i.code`, [itemKey]);
    const versions = rows.map((row, n) => {
      const before = rows[n - 1];
      const changes = before ? changesOf(compared(before), compared(row)) : [];
      const change = !before ? ('FIRST' as const) : changes.length > 0 ? ('MODIFIED' as const) : ('UNCHANGED' as const);
      return { version: row.version, code: row.code, name: row.name, organ: row.organ, assignments: row.assignments, change, changes };
    });
    return { itemKey, versions };
  }

  async diff(versionId: string, against: string): Promise<VersionDiffAnswer> {
    const [after, before] = [await this.itemsOf(versionId), await this.itemsOf(against)];
    const { added, cancelled, modified } = diffVersions(before, after);
    return { versionId, against, added: added.map(named), cancelled: cancelled.map(named), modified: modified.map(({ item, changes }) => ({ ...named(item), changes: [...changes] })) };
  }

  private async itemsOf(versionId: string): Promise<ComparedItem[]> {
    const rows = await this.em.execute<ItemRow[]>(`select ${ELEMENT_COLUMNS} from ${ITEM_SOURCES} where i.version_id = ? order by i.ordinal`, [versionId]);
    return rows.map(compared);
  }
}

function compared({ organ, assignments, ...item }: ItemRow): ComparedItem {
  const [lead, ...assist] = assignments.map(({ unitId: id, unitName: name }) => ({ id, name }));
  return { ...item, organId: organ.id, leadUnit: lead, assistUnits: assist } as unknown as ComparedItem;
}

function named({ itemKey, code, name }: ComparedItem): { itemKey: string; code: string; name: string } {
  return { itemKey, code, name };
}
