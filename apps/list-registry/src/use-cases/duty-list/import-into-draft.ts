import { Injectable } from '@nestjs/common';
import type { ImportDiffAnswer } from '@yidan/contracts';
import { NotFound, parseDutyItemCode } from '@yidan/kernel';
import { bodyHash, Problem, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { comparedContent } from '../../domain/duty-list/compared-content.ts';
import type { KeyedContent } from '../../domain/duty-list/draft-content.ts';
import { layOver } from '../../domain/duty-list/draft-import.ts';
import { ImportLoaded } from '../../domain/duty-list/duty-list.errors.ts';
import { diffVersions } from '../../domain/duty-list/item-diff.ts';
import { requireShape } from '../../domain/duty-list/listed-item.ts';
import type { ContentItem } from '../../domain/list-import/list-content.ts';
import { hashOfRows } from '../../storage/duty-list/draft-items.ts';
import { ListItems } from '../../storage/duty-list/list-items.ts';
import { ListImportRepository } from '../../storage/list-import-run/list-import.repository.ts';
import { DraftDesk, type HeldDraft } from './draft-desk.ts';

/** 文件应用到草稿: a file that was read becomes the content of the draft, after its difference was shown; what was shown is what is applied. */
@Injectable()
export class ImportIntoDraft {
  constructor(
    private readonly desk: DraftDesk,
    private readonly imports: ListImportRepository,
    private readonly listItems: ListItems,
  ) {}

  /** What the file would change, element by element. */
  async show(versionId: string, importId: string, actor: Actor): Promise<ImportDiffAnswer> {
    const draft = await this.desk.look(versionId, actor);
    const after = await this.laid(draft, importId);
    const compared = (rows: readonly KeyedContent[]) =>
      rows.filter(({ itemKey }) => !draft.isHidden(itemKey)).map(({ itemKey, content }) => comparedContent(itemKey, draft.version.organId, content));
    const { added, cancelled, modified } = diffVersions(compared(draft.rows), compared(after));
    const named = ({ itemKey, name }: { itemKey: string; name: string }) => ({ itemKey, name });
    return {
      versionId,
      importId,
      shown: shownOf(draft, importId),
      added: added.map(named),
      cancelled: cancelled.map(named),
      modified: modified.map(({ item, changes }) => ({ ...named(item), changes: [...changes] })),
      unchanged: compared(after).length - added.length - modified.length,
    };
  }

  async apply(versionId: string, importId: string, shown: string, actor: Actor): Promise<void> {
    const draft = await this.desk.take(versionId, actor);
    if (shown !== shownOf(draft, importId)) throw new Problem(412, 'REGISTRY.DRAFT.DIFF_OUTDATED', 'The draft is no longer the one whose difference was shown; look at it again', '草稿在显示差异后已有变动，请重新查看差异后再应用');
    await this.desk.put(draft, await this.laid(draft, importId), { by: 'IMPORT', importId });
  }

  private async laid(draft: HeldDraft, importId: string): Promise<KeyedContent[]> {
    const { version } = draft;
    const file = await this.imports.get(importId);
    if (file.organId !== version.organId) throw new NotFound('imported-list', importId);
    if (file.state !== 'READ') throw new ImportLoaded(file.fileName);
    const { items } = file.content;
    requireShape(items);
    const neighbours = [version.baseVersionId === null ? [] : await this.listItems.knownIn(version.baseVersionId), await this.listItems.heldElsewhere(version.organId, foreignCodes(items, version.organCode))];
    return layOver({ rows: draft.rows, isHidden: draft.isHidden, neighbours, newKey: () => uuid() }, items);
  }
}

/** Names exactly this draft and this file: a row changed meanwhile gives another name. */
function shownOf({ version, rows }: HeldDraft, importId: string): string {
  return bodyHash({ versionId: version.id, importId, content: hashOfRows(rows) });
}

function foreignCodes(items: readonly ContentItem[], organCode: string): string[] {
  return items.flatMap(({ code }) => (code && parseDutyItemCode(code)?.organ !== organCode ? [code] : []));
}
