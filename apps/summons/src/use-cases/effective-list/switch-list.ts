import { Injectable } from '@nestjs/common';
import type { EventData, ListVersionEffectiveV1 } from '@yidan/contracts';
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
    await this.lists.take(tenantId, version);
    // Loaded beneath a later version: it is history and routes nothing.
    if (version.effectiveTo === null) this.index.touch();
  }
}
