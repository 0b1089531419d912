import { Injectable } from '@nestjs/common';
import type { MergePowersRequest, PowerMergeAnswer } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import { Reference, requireVersion, stampOf, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { powerKey } from '../../domain/power-catalogue/catalogue-power.ts';
import { resolvePowers } from '../../domain/power-catalogue/power-merge.ts';
import { PowerCatalogueRepository } from '../../storage/power-catalogue/power-catalogue.repository.ts';
import { PowerMerges } from '../../storage/power-catalogue/power-merges.ts';
import { DraftDesk } from '../duty-list/draft-desk.ts';
import { RefuseMergedPowers } from './refuse-merged-powers.ts';

/** 归并权力: puts powers of the catalogue, named by type and number, into an item of a draft, and keeps why they belong together. */
@Injectable()
export class MergePowers {
  constructor(
    private readonly desk: DraftDesk,
    private readonly catalogues: PowerCatalogueRepository,
    private readonly merges: PowerMerges,
    private readonly refuseMerged: RefuseMergedPowers,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, { itemKey, powers: named, rationale }: MergePowersRequest, version: number, actor: Actor): Promise<PowerMergeAnswer> {
    const draft = await this.desk.take(versionId, actor);
    requireVersion(draft.version.rowVersion, version);
    const row = draft.rows.find((one) => one.itemKey === itemKey);
    if (!row || draft.isHidden(itemKey)) throw new NotFound('draft-item', itemKey);
    const organ = await this.reference.organById(draft.version.organId);
    const powers = resolvePowers(named, await this.catalogues.named(named), organ!.level);
    const held = new Set(row.content.powers.map(powerKey));
    const added = powers.filter((power) => !held.has(powerKey(power))).map(({ type, number, name }) => ({ type, number, name }));
    const after = draft.rows.map((one) => (one === row ? { ...one, content: { ...one.content, powers: [...one.content.powers, ...added] } } : one));
    await this.refuseMerged.execute(draft.version.organId, draft.rows, after);
    await this.desk.put(draft, after, { by: 'ITEMS' });
    const merge = {
      mergeId: uuid(), versionId, organId: draft.version.organId, itemKey, mergedName: row.content.name, powers: powers.map(({ id, type, number }) => ({ powerId: id, type, number })), rationale, at: this.clock.now().toISOString(),
    };
    await this.merges.add(draft.version.tenantId, merge, stampOf(actor).id);
    const { mergeId, mergedName } = merge;
    return { mergeId, versionId, itemKey, mergedName, powers: powers.map(({ id, type, number, name }) => ({ powerId: id, type, number, name })), rationale, rowVersion: draft.version.rowVersion };
  }
}
