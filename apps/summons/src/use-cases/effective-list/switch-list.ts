import { Injectable } from '@nestjs/common';
import type { EventData, ListVersionEffectiveV1 } from '@yidan/contracts';
import { ListVersionDiffers } from '../../domain/duty-item/effective-list.errors.ts';
import { EffectiveListRepository } from '../../storage/effective-list/effective-list.repository.ts';
import { DutyIndex } from '../../storage/effective-list/duty-index.ts';

/** 切换清单: a version came into force; dispatch goes by it once all its pieces are here. */
@Injectable()
export class SwitchList {
  constructor(
    private readonly lists: EffectiveListRepository,
    private readonly index: DutyIndex,
  ) {}

  async execute(tenantId: string, version: EventData<typeof ListVersionEffectiveV1>): Promise<void> {
    // Loaded beneath a later version: it is history and routes nothing.
    if (version.effectiveTo !== null) return this.lists.dropChunks(tenantId, version.versionId);
    const held = await this.lists.staged(tenantId, version.versionId);
    if (held.chunks !== version.chunks || held.itemCount !== version.itemCount || held.contentHash !== version.contentHash) throw new ListVersionDiffers(version, held);
    await this.lists.replace(tenantId, version);
    await this.lists.dropChunks(tenantId, version.versionId);
    this.index.touch();
  }
}
