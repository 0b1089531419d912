import { DomainError } from '@yidan/kernel';

/** 无可遗忘: the matter teaches nothing, or nothing any more. */
export class NothingLearned extends DomainError {
  readonly code = 'DISPATCH.NOTHING_LEARNED';
  readonly kind = 'invalid';
  constructor() {
    super('Nothing was learned from this matter, or it was forgotten already', '该来件未形成办件经验，或已剔除');
  }
}
