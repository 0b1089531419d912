import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { PowersMergedV1, type EventData } from '@yidan/contracts';
import { appendToJournal } from '@yidan/platform';

/** 归并记录库: which powers were merged into which item of a draft, and why; kept for ever. */
@Injectable()
export class PowerMerges {
  constructor(private readonly em: EntityManager) {}

  async add(tenantId: string, merge: EventData<typeof PowersMergedV1>, mergedBy: string): Promise<void> {
    const { mergeId, versionId, itemKey, powers, rationale, at } = merge;
    await this.em.execute(
      `insert into power_merge (id, tenant_id, version_id, item_key, powers, rationale, merged_by, merged_at) values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)`,
      [mergeId, tenantId, versionId, itemKey, JSON.stringify(powers), rationale, mergedBy, at],
      'run',
    );
    await appendToJournal(this.em, { type: 'power-merge', id: mergeId, version: 1 }, [PowersMergedV1.create(merge, new Date(at))]);
  }
}
