import { Injectable } from '@nestjs/common';
import { requireVersion, type Actor } from '@yidan/platform';
import { orderItems } from '../../domain/duty-list/draft-order.ts';
import { DraftDesk } from './draft-desk.ts';

/** 调整事项顺序. */
@Injectable()
export class OrderDraft {
  constructor(private readonly desk: DraftDesk) {}

  async execute(versionId: string, itemKeys: readonly string[], expectedVersion: number, actor: Actor): Promise<void> {
    const draft = await this.desk.take(versionId, actor);
    requireVersion(draft.version.rowVersion, expectedVersion);
    await this.desk.put(draft, orderItems(draft.rows, draft.isHidden, itemKeys), { by: 'ITEMS' });
  }
}
