import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { CompareLearningAnswer, CompareLearningRequest } from '@yidan/contracts';
import type { LearningOptions, MatchOutcome, MatchQuery } from '@yidan/matching';
import { dispatchLearning, dispatchMatchThresholds, Reference } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { DutyIndex } from '../../storage/effective-list/duty-index.ts';
import { LearningViews } from '../../storage/learning/learning.views.ts';
import type { ConfirmedMatter } from '../../storage/learning/learning.views.ts';
import { LessonSource } from '../../storage/learning/lesson-source.ts';

type Answered = CompareLearningAnswer['with'];

/** Other requests get their turn after so many matters. */
const PAUSE_AFTER = 20;

/** 对照试算: what the matters that were confirmed last would be answered without and with what was learned, each as if it had taught nothing itself. */
@Injectable()
export class CompareLearning {
  constructor(
    private readonly views: LearningViews,
    private readonly source: LessonSource,
    private readonly index: DutyIndex,
    private readonly reference: Reference,
  ) {}

  async execute({ last }: CompareLearningRequest, { tenantId }: Actor): Promise<CompareLearningAnswer> {
    const { value: thresholds } = await this.reference.policy(dispatchMatchThresholds);
    const { value: { weight } } = await this.reference.policy(dispatchLearning);
    const confirmed = await this.views.lastConfirmed(last);
    const texts = await this.source.textsOf(confirmed.map(({ matterId }) => matterId));
    const [without, withIt] = [nothing(), nothing()];
    const ask = (query: MatchQuery, learning?: LearningOptions): MatchOutcome => this.index.match(tenantId, query, { thresholds, learning });
    let matters = 0;
    for (const matter of confirmed) {
      const text = texts.get(matter.matterId);
      if (!text) continue;
      matters += 1;
      take(without, matter, ask(text));
      take(withIt, matter, ask(text, { weight, except: { itemKey: matter.itemKey, organId: matter.taughtOrganId } }));
      if (matters % PAUSE_AFTER === 0) await setImmediate();
    }
    return { matters, learningVersion: await this.views.version(), without, with: withIt };
  }
}

const nothing = (): Answered => ({ itemFirst: 0, organFirst: 0, organAmongThree: 0, auto: 0, autoRight: 0 });

function take(sums: Answered, { itemKey, organId }: ConfirmedMatter, { decision, candidates }: MatchOutcome): void {
  const organs = [...new Set(candidates.map((candidate) => candidate.organId))];
  const isRight = organs[0] === organId;
  if (candidates[0]?.itemKey === itemKey) sums.itemFirst += 1;
  if (isRight) sums.organFirst += 1;
  if (organs.slice(0, 3).includes(organId)) sums.organAmongThree += 1;
  if (decision !== 'AUTO') return;
  sums.auto += 1;
  if (isRight) sums.autoRight += 1;
}
