import { DomainError } from '@yidan/kernel';

/** 已被认领: a colleague said before that they will do it. */
export class TaskTaken extends DomainError {
  readonly code = 'DESK.TASK_TAKEN';
  readonly kind = 'conflict';
  constructor() {
    super('A colleague has taken this task on', '该待办已由同事认领');
  }
}

/** 非本人认领: only who took a task on can give it up. */
export class TaskNotTaken extends DomainError {
  readonly code = 'DESK.TASK_NOT_TAKEN';
  readonly kind = 'conflict';
  constructor() {
    super('A colleague has taken this task on, and only they can give it up', '该待办由同事认领，只能由其本人放弃');
  }
}
