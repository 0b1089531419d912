import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { Reference } from '@yidan/platform';
import type { DutyListVersion, ItemChunks } from '../../domain/duty-list/duty-list-version.ts';
import { chunksOf, effectiveItem } from '../../domain/duty-list/effective-items.ts';
import type { ApprovedContent } from '../../domain/duty-list/version-acts.ts';
import { contentHashOf } from '../../storage/duty-list/content-hash.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { ListItems } from '../../storage/duty-list/list-items.ts';
import { EnterItems, type EnteredItems } from './enter-items.ts';

/** What the approval of a version fixes, apart from the number and the day of the decision. */
export interface Sealing {
  readonly entered: EnteredItems;
  readonly items: ItemChunks;
  readonly content: Omit<ApprovedContent, 'documentNumber' | 'approvedOn' | 'plannedFrom'>;
}

/** 定稿: at its approval the items of a draft get their codes and units and become the items of the list, never to change again. */
@Injectable()
export class SealVersion {
  constructor(
    private readonly drafts: DraftItems,
    private readonly lists: DutyListRepository,
    private readonly listItems: ListItems,
    private readonly enterItems: EnterItems,
    private readonly reference: Reference,
  ) {}

  /** What would be fixed; written only when the version was approved. */
  async prepare(version: DutyListVersion, at: Date): Promise<Sealing> {
    const { id, organId, tenantId } = version;
    const organ = await this.reference.organById(organId);
    if (!organ) throw new NotFound('organ', organId);
    const ground = await this.lists.approvalGroundOf(version);
    const bearing = ground.inForceVersionId ? await this.listItems.knownIn(ground.inForceVersionId) : [];
    const entered = await this.enterItems.keep(organ, await this.drafts.of(id), bearing, tenantId, at);
    const chunks = chunksOf(entered.items.map(effectiveItem));
    const contentHash = contentHashOf(chunks.flat());
    return {
      entered,
      items: { chunks, contentHash },
      content: { itemCount: entered.items.length, contentHash, ...ground },
    };
  }

  async write(version: DutyListVersion, { entered }: Sealing): Promise<void> {
    await this.listItems.add(version, entered.items);
  }
}
