import { Injectable } from '@nestjs/common';
import type { EffectiveItem, SplitPreviewAnswer, SplitRowInput } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { EffectiveLists, readerOf, Reference, type Actor } from '@yidan/platform';
import { seesDispute } from '../../domain/dispute-case/dispute-view.ts';
import { DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';
import { SettleSplit } from './settle-split.ts';

const HIDDEN: readonly string[] = ['RESTRICTED', 'SECRET_STUB'];
type Words = SplitPreviewAnswer['organs'][number]['changes'][number]['before'];

/** 试算: what the lists would lose, gain and say differently by a split table, organ by organ; nothing is written. */
@Injectable()
export class PreviewSplit {
  constructor(
    private readonly cases: DisputeCaseRepository,
    private readonly settleSplit: SettleSplit,
    private readonly lists: EffectiveLists,
    private readonly reference: Reference,
  ) {}

  async execute(id: string, rows: readonly SplitRowInput[], actor: Actor): Promise<SplitPreviewAnswer> {
    if (!seesDispute(await this.cases.get(id), actor)) throw new NotFound('dispute-case', id);
    const { split, amendments } = await this.settleSplit.execute(rows, null);
    const items = new Map((await this.lists.itemsOf(split.map(({ itemKey }) => itemKey))).map(({ itemKey, item }) => [itemKey, item]));
    const { seesRestricted } = readerOf(actor);
    const organs = new Map((await this.reference.organs()).map((organ) => [organ.id, organ]));
    return {
      split,
      organs: [...new Set(amendments.map(({ organId }) => organId))].map((organId) => ({
        organ: { id: organId, code: organs.get(organId)?.code ?? null, name: organs.get(organId)?.name ?? null },
        changes: amendments
          .filter((amendment) => amendment.organId === organId)
          .map(({ operation, itemKey, fromOrganId, after }) => {
            const item = items.get(itemKey);
            // That a restricted item moves is said; its words are for those who keep the lists (R-SEC-3).
            if (item && HIDDEN.includes(item.disclosure) && !seesRestricted) return { operation, itemKey, fromOrganId, before: null, after: null };
            // Where an item arrives, its words stood in the other list.
            return { operation, itemKey, fromOrganId, before: item && operation !== 'TRANSFER_IN' ? wordsOf(item) : null, after };
          }),
      })),
    };
  }
}

function wordsOf(item: EffectiveItem): NonNullable<Words> {
  const { code, name, description, majorFunction, specialFunction, attribute, basisTexts, leadUnitId, assistUnitIds, keywords } = item;
  return {
    code, name, description: description === '' ? null : description, majorFunction: { name: majorFunction.name, category: majorFunction.category }, specialFunction: { name: specialFunction.name }, attribute, basisTexts, leadUnitId, assistUnitIds,
    keywords,
  };
}
