import { Injectable } from '@nestjs/common';
import type { VersionDiffAnswer } from '@yidan/contracts';
import { ItemHistoryViews } from '../../storage/duty-list/item-history.views.ts';
import { ListsViews } from '../../storage/duty-list/lists.views.ts';

/** 对照版本: both must be versions the reader may see. */
@Injectable()
export class CompareVersions {
  constructor(
    private readonly lists: ListsViews,
    private readonly items: ItemHistoryViews,
  ) {}

  async execute(versionId: string, against: string): Promise<VersionDiffAnswer> {
    await this.lists.version(versionId);
    await this.lists.version(against);
    return this.items.diff(versionId, against);
  }
}
