import { Injectable } from '@nestjs/common';
import type { LearningAnswer } from '@yidan/contracts';
import { lessonTermsEdition } from '@yidan/matching';
import { dispatchLearning, Reference } from '@yidan/platform';
import { LearningViews } from '../../storage/learning/learning.views.ts';

/** 经验概况: what was learned, and whether it is used. */
@Injectable()
export class LookAtLearning {
  constructor(
    private readonly views: LearningViews,
    private readonly reference: Reference,
  ) {}

  async execute(): Promise<LearningAnswer> {
    const { value: { enabled, weight } } = await this.reference.policy(dispatchLearning);
    const { termsEdition, ...state } = await this.views.state();
    const outdated = termsEdition !== null && termsEdition !== lessonTermsEdition;
    return { enabled, weight, ...state, outdated, actions: ['rebuild', 'compare', ...(state.lessons.confirmed + state.lessons.returned > 0 ? (['forget'] as const) : [])] };
  }
}
