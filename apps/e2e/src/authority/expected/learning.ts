import type { ExpectedService, Whom } from '../expectation.ts';

/** Who decides on matters, and who runs the district's system. */
const KEEPERS: readonly Whom[] = ['DISPATCH_OPERATOR', 'TENANT_ADMIN'];

/** 办件经验: what matching learns steers matters, so it is for those who answer for where they go. */
export const expectedOfLearning: ExpectedService = {
  LearningController: {
    operations: {
      'GET learning': KEEPERS,
      'GET learning/items': KEEPERS,
      'GET learning/lessons': KEEPERS,
      'POST learning/lessons/{matterId}/forget': KEEPERS,
      'POST learning/compare': KEEPERS,
      'POST learning/rebuild': KEEPERS,
    },
  },
};
