import { Injectable } from '@nestjs/common';
import { normaliseName, type Violation } from '@yidan/kernel';
import { Problem, Reference, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { conflictsOf, editItems, type ItemPut, type ItemRemoval, type RowConflict } from '../../domain/duty-list/draft-edit.ts';
import { ForeignUnit } from '../../domain/duty-list/duty-list.errors.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { ForeignUnits } from '../../storage/duty-list/foreign-units.ts';
import { RefuseMergedPowers } from '../power-catalogue/refuse-merged-powers.ts';
import { DraftDesk } from './draft-desk.ts';

/** 编辑草稿事项: puts items in and takes them out, all or nothing; a row that somebody else changed meanwhile is named and nothing is lost. */
@Injectable()
export class EditDraft {
  constructor(
    private readonly desk: DraftDesk,
    private readonly items: DraftItems,
    private readonly foreignUnits: ForeignUnits,
    private readonly reference: Reference,
    private readonly refuseMerged: RefuseMergedPowers,
  ) {}

  async execute(versionId: string, edit: { items: readonly ItemPut[]; removed: readonly ItemRemoval[] }, actor: Actor): Promise<{ itemKey: string; seqNo: number; rowVersion: number }[]> {
    const draft = await this.desk.take(versionId, actor);
    const known = await this.items.known(edit.items.flatMap(({ itemKey }) => itemKey ?? []));
    const ground = { rows: draft.rows, isHidden: draft.isHidden, isKnown: (key: string) => known.has(key), newKey: () => uuid() };
    const conflicts = conflictsOf(ground, edit.items, edit.removed);
    if (conflicts.length > 0) throw rowChanged(conflicts);
    const after = editItems(ground, edit.items, edit.removed);
    await this.requireOwnUnits(edit.items, draft.version.organId);
    await this.refuseMerged.execute(draft.version.organId, draft.rows, after);

    const before = new Set(draft.rows.map(({ itemKey }) => itemKey));
    const put = new Set([...edit.items.flatMap(({ itemKey }) => itemKey ?? []), ...after.map(({ itemKey }) => itemKey).filter((key) => !before.has(key))]);
    await this.desk.put(draft, after, { by: 'ITEMS' }, { put: [...put], removed: edit.removed.map(({ itemKey }) => itemKey) });
    const rows = await this.items.seenOf(versionId);
    return rows.filter(({ itemKey }) => put.has(itemKey)).map(({ itemKey, ordinal: seqNo, rowVersion }) => ({ itemKey, seqNo, rowVersion }));
  }

  // A unit that nobody has registered yet is entered with the approval; one that is another organ's is no unit of this list.
  private async requireOwnUnits(items: readonly ItemPut[], organId: string): Promise<void> {
    const own = new Set((await this.reference.unitsOf(organId)).map(({ name }) => normaliseName(name)));
    const named = items.flatMap(({ item }, i) => [{ path: `/items/${i}/leadUnit`, unit: item.leadUnit }, ...item.assistUnits.map((unit, n) => ({ path: `/items/${i}/assistUnits/${n}`, unit }))]);
    const strange = named.filter(({ unit }) => !own.has(normaliseName(unit)));
    const owners = await this.foreignUnits.ownersOf(strange.map(({ unit }) => unit), organId);
    const [first, ...more] = strange.flatMap(({ path, unit }): Violation[] => {
      const owner = owners.get(unit);
      if (owner === undefined) return [];
      return [{ path, code: 'REGISTRY.ITEM.FOREIGN_UNIT', message: `“${unit}” is a unit of ${owner}`, messageZh: `“${unit}”是${owner}的内设机构` }];
    });
    if (first) throw new ForeignUnit([first, ...more]);
  }
}

function rowChanged(conflicts: readonly RowConflict[]): Problem {
  const violations = conflicts.map(({ path, itemKey, name, rowVersion }): Violation => {
    const [what, whatZh] = name === null ? [`The item ${itemKey} is no longer in the draft`, `事项 ${itemKey} 已不在草稿中`] : [`“${name}” was changed; its row version is ${rowVersion} now`, `“${name}”已被他人修改，当前行版本为 ${rowVersion}`];
    return { path, code: 'REGISTRY.DRAFT.ROW_CHANGED', message: what, messageZh: whatZh };
  });
  return new Problem(412, 'REGISTRY.DRAFT.ROW_CHANGED', 'Rows were changed after you read them; nothing was saved', '部分事项在您读取后已被他人修改，本次编辑未保存', { violations });
}
