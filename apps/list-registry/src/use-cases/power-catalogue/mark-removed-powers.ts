import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { nameSimilarity, powerTypeZh } from '@yidan/kernel';
import { seeingAll } from '@yidan/platform';
import { powerKey, type CataloguePower } from '../../domain/power-catalogue/catalogue-power.ts';
import type { PowerCatalogue } from '../../domain/power-catalogue/power-catalogue.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { FindingsRepository } from '../../storage/duty-list/findings.repository.ts';
import { MergingItems, type MergingItemInForce } from '../../storage/power-catalogue/merging-items.ts';

// As overlaps have it: an equal number of a list that never saw the catalogue proves nothing.
const SAME_POWER = 0.5;

/** 标记移出的权力 (F-009): items in force that merge a power which left the catalogue. */
@Injectable()
export class MarkRemovedPowers {
  constructor(
    private readonly items: MergingItems,
    private readonly lists: DutyListRepository,
    private readonly findings: FindingsRepository,
    private readonly em: EntityManager,
  ) {}

  async execute(catalogue: PowerCatalogue, gone: readonly CataloguePower[], at: Date): Promise<void> {
    if (gone.length === 0) return;
    const items = await seeingAll(this.em, () => this.items.inForce());
    const marked: { item: MergingItemInForce; power: CataloguePower }[] = [];
    for (const power of gone) {
      const key = powerKey(power);
      const merging = items.filter(({ powers }) => powers.some((held) => powerKey(held) === key && nameSimilarity(held.name ?? '', power.name) >= SAME_POWER));
      if (merging.length === 0) continue;
      catalogue.tellRemoved(power, merging.map(({ organ, itemKey }) => ({ organId: organ.id, itemKey })), at);
      marked.push(...merging.map((item) => ({ item, power })));
    }
    for (const [versionId, found] of Map.groupBy(marked, ({ item }) => item.versionId)) {
      await this.findings.add(
        await this.lists.version(versionId),
        found.map(({ item, power: { type, number, name, catalogueId } }) => ({
          kind: 'POWER_REMOVED' as const,
          severity: 'ERROR' as const,
          itemKeys: [item.itemKey],
          organIds: [item.organ.id],
          evidence: { type, number, name, catalogueId },
          message: `“${item.name}” merges ${type} ${number}, which left the catalogue`,
          messageZh: `“${item.name}”归并的${powerTypeZh[type]} ${number}“${name}”已移出权力指导清单`,
        })),
        at,
      );
    }
  }
}
