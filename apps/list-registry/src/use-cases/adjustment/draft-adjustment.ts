import { Injectable } from '@nestjs/common';
import { Clock, NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { AdjustmentCase } from '../../domain/adjustment/adjustment-case.ts';
import { CasesNotTogether } from '../../domain/adjustment/adjustment.errors.ts';
import { seesAdjustment } from '../../domain/adjustment/adjustment-view.ts';
import { applied, type AffectedItem } from '../../domain/adjustment/affected-item.ts';
import type { KeyedContent } from '../../domain/duty-list/draft-content.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { BeginDraft } from '../duty-list/begin-draft.ts';
import { DraftDesk } from '../duty-list/draft-desk.ts';
import { handOf } from '../duty-list/hand-of.ts';

/** 调整起草: begins the draft that answers a case, and further cases of the same organ, with what they ask for worked in. */
@Injectable()
export class DraftAdjustment {
  constructor(
    private readonly cases: AdjustmentCaseRepository,
    private readonly beginDraft: BeginDraft,
    private readonly desk: DraftDesk,
    private readonly drafts: DraftItems,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, further: readonly string[], actor: Actor): Promise<AdjustmentCase> {
    const [one, all] = await this.together(id, further, actor);
    const by = handOf(actor, one.organId);
    for (const each of all) each.requireTurn(by);

    const urgency = all.some((each) => each.urgency === 'EXPEDITED') ? 'EXPEDITED' : 'NORMAL';
    const version = await this.beginDraft.execute({ organCode: one.organCode, kind: 'ADJUSTMENT', urgency, adjustmentCaseIds: all.map((each) => each.id) }, actor);
    const affected = all.flatMap((each) => each.affected);
    const draft = await this.desk.take(version.id, actor);
    const after = applied(draft.rows, affected, () => uuid());
    if (affected.length > 0) await this.desk.put(draft, after, { by: 'ITEMS' }, { adjustmentCaseIds: all.map((each) => each.id) });

    const at = this.clock.now();
    if (all.length === 1 && one.outcome && holdsAll(draft.rows, affected)) one.holdText(await this.drafts.hashOf(version.id));
    for (const each of all) {
      each.draft(version.id, by, at);
      await this.cases.save(each, at);
    }
    return one;
  }

  private async together(id: string, further: readonly string[], actor: Actor): Promise<[AdjustmentCase, AdjustmentCase[]]> {
    const ids = [...new Set([id, ...further])];
    const found = await this.cases.byIds(ids);
    const all = ids.map((each) => found.find((one) => one.id === each && seesAdjustment(one, actor)) ?? missing(each));
    const stranger = all.find(({ organId }) => organId !== all[0]!.organId);
    if (stranger) throw new CasesNotTogether(stranger.id);
    return [all[0]!, all];
  }
}

/** Whether nothing that the case is about has left the list meanwhile. */
function holdsAll(rows: readonly KeyedContent[], affected: readonly AffectedItem[]): boolean {
  const held = new Set(rows.map(({ itemKey }) => itemKey));
  return affected.every(({ itemKey }) => itemKey === null || held.has(itemKey));
}

function missing(id: string): never {
  throw new NotFound('adjustment-case', id);
}
