import { Injectable } from '@nestjs/common';
import type { AdjustmentAnswer, AdjustmentFilter, AdjustmentSummary, AffectedItemAnswer } from '@yidan/contracts';
import type { Actor, Page, PageQuery } from '@yidan/platform';
import { adjustmentActions, type AdjustmentCase } from '../../domain/adjustment/adjustment-case.ts';
import { operationZh } from '../../domain/adjustment/adjustment-words.ts';
import { seesAllAdjustments } from '../../domain/adjustment/adjustment-view.ts';
import { adjustedItems } from '../../domain/adjustment/adjusted-items.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';
import { AdjustmentsViews, type AdjustmentReader } from '../../storage/adjustment/adjustments.views.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { ListContentViews } from '../../storage/duty-list/list-content.views.ts';
import { handOf } from '../duty-list/hand-of.ts';

/** 查看动态调整: an organ sees its own cases, the offices that keep lists see all; items that are not the reader's to see are left out. */
@Injectable()
export class LookAtAdjustments {
  constructor(
    private readonly views: AdjustmentsViews,
    private readonly cases: AdjustmentCaseRepository,
    private readonly lists: DutyListRepository,
    private readonly contents: ListContentViews,
    private readonly drafts: DraftItems,
  ) {}

  page(filter: AdjustmentFilter & PageQuery, actor: Actor): Promise<Page<AdjustmentSummary>> {
    return this.views.page(filter, readerOf(actor));
  }

  async one(id: string, actor: Actor): Promise<AdjustmentAnswer> {
    const row = await this.views.one(id, readerOf(actor));
    const one = await this.cases.get(id);
    const outcome = one.outcome && { documentNumber: one.outcome.documentNumber, source: one.outcome.source, obstacles: [...one.outcome.obstacles] };
    return { ...row, affected: await this.affectedOf(one), outcome, chainId: one.chainId, actions: adjustmentActions(one, handOf(actor, one.organId)) };
  }

  /** What the caller opened, also where looking at cases is not theirs: a machine account is told its own. */
  async opened(cases: readonly AdjustmentCase[]): Promise<AdjustmentSummary[]> {
    const rows: AdjustmentSummary[] = [];
    for (const { id } of cases) rows.push(await this.views.one(id, { onlyOrganId: null }));
    return rows;
  }

  /** Each item as it was and as the case wants it, or as the version that answers it has it. */
  private async affectedOf(one: AdjustmentCase): Promise<AffectedItemAnswer[]> {
    const keys = one.affected.flatMap(({ itemKey }) => itemKey ?? []);
    const before = one.baseVersionId && keys.length > 0 ? await this.contents.itemsOf(one.baseVersionId, keys) : [];
    const answering = one.versionId === null ? null : await this.lists.version(one.versionId);
    const after = answering && (answering.isApproved ? await this.contents.itemsOf(answering.id) : await this.drafts.seenOf(answering.id));
    return adjustedItems(one, before, after).map((item) => ({ ...item, operationZh: operationZh[item.operation] }));
  }
}

/** Whose cases somebody may see. */
export function readerOf(actor: Actor): AdjustmentReader {
  return { onlyOrganId: seesAllAdjustments(actor.roles) ? null : actor.organId };
}
