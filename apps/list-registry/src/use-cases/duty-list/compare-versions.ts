import { Injectable } from '@nestjs/common';
import type { ListVersionAnswer, VersionDiffAnswer } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { comparedContent } from '../../domain/duty-list/compared-content.ts';
import { diffVersions, type ComparedItem } from '../../domain/duty-list/item-diff.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { diffAnswer, ItemHistoryViews } from '../../storage/duty-list/item-history.views.ts';
import { ListContentViews } from '../../storage/duty-list/list-content.views.ts';
import { LookAtLists } from './look-at-lists.ts';

/** 对照版本: both must be versions the reader may see; either may be a draft. */
@Injectable()
export class CompareVersions {
  constructor(
    private readonly lists: LookAtLists,
    private readonly items: ItemHistoryViews,
    private readonly contents: ListContentViews,
    private readonly drafts: DraftItems,
  ) {}

  async execute(versionId: string, against: string, actor: Actor): Promise<VersionDiffAnswer> {
    const [after, before] = [await this.lists.version(versionId, actor), await this.lists.version(against, actor)];
    if (after.contentHash !== null && before.contentHash !== null) return this.items.diff(versionId, against);
    return diffAnswer(versionId, against, diffVersions(await this.comparedOf(before), await this.comparedOf(after)));
  }

  private async comparedOf({ versionId, organ, contentHash }: ListVersionAnswer): Promise<ComparedItem[]> {
    const rows = contentHash === null ? await this.drafts.seenOf(versionId) : await this.contents.itemsOf(versionId);
    return rows.map(({ itemKey, content }) => comparedContent(itemKey, organ.id, content));
  }
}
