import { Injectable } from '@nestjs/common';
import type { EventData, ListVersionRepealedV1 } from '@yidan/contracts';
import { EffectiveListRepository } from '../../storage/effective-list/effective-list.repository.ts';
import { DutyIndex } from '../../storage/effective-list/duty-index.ts';

/** 清单废止: nothing goes to an abolished organ any more, from the moment its list is repealed: there is nobody to sign for it. */
@Injectable()
export class EndList {
  constructor(
    private readonly lists: EffectiveListRepository,
    private readonly index: DutyIndex,
  ) {}

  async execute(tenantId: string, list: EventData<typeof ListVersionRepealedV1>): Promise<void> {
    await this.lists.end(tenantId, list);
    this.index.touch();
  }
}
