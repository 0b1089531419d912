import { Injectable } from '@nestjs/common';
import type { LexiconEntry, MatchQuery } from '@yidan/matching';
import { dispatchLearning, dispatchMatchThresholds, Reference } from '@yidan/platform';
import type { HeldItem, Purpose } from '../../domain/duty-item/held-item.ts';
import type { ListAnswer } from '../../domain/incoming-matter/match-result.ts';
import { settleAnswer } from '../../domain/incoming-matter/settle-answer.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { DutyIndex } from '../../storage/effective-list/duty-index.ts';

/** Everyday words to try out for one answer. */
export type Trial = readonly LexiconEntry[];

/** How one question is asked other than usual. */
export interface Asking {
  readonly trial?: Trial;
  /** Whether decided matters are asked too; as the tenant has it where nothing is said. */
  readonly learning?: boolean | undefined;
}

/** 依单匹配: what the lists in force say about a text, and the items behind the answer. */
@Injectable()
export class AskTheList {
  constructor(
    private readonly index: DutyIndex,
    private readonly items: HeldItemRepository,
    private readonly reference: Reference,
  ) {}

  async execute(tenantId: string, query: MatchQuery, purpose: Purpose, { trial = [], learning }: Asking = {}): Promise<{ answer: ListAnswer; inForce: ReadonlyMap<string, HeldItem> }> {
    const { value: thresholds } = await this.reference.policy(dispatchMatchThresholds);
    const { value: { enabled, weight } } = await this.reference.policy(dispatchLearning);
    const outcome = this.index.match(tenantId, query, { thresholds, trial, learning: (learning ?? enabled) ? { weight } : undefined });
    const inForce = await this.items.among(outcome.candidates.map(({ itemKey }) => itemKey));
    const candidates = outcome.candidates.map(({ code, ...candidate }) => ({ ...candidate, itemCode: code, itemName: '' }));
    return { answer: settleAnswer({ ...outcome, candidates }, inForce, purpose), inForce };
  }
}
