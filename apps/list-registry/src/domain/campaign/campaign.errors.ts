import { DomainError } from '@yidan/kernel';

/** 任务未完成: a campaign closes when every task is done or waived. */
export class CampaignTasksOpen extends DomainError {
  readonly code = 'REGISTRY.CAMPAIGN.TASKS_OPEN';
  readonly kind = 'conflict';
  constructor(organs: readonly string[]) {
    super(`${organs.length} tasks are neither done nor waived: ${organs.join(', ')}`, `尚有 ${organs.length} 个任务未完成且未豁免：${organs.join('、')}`, { params: { organs } });
  }
}

/** 没有该机关的任务. */
export class TaskUnknown extends DomainError {
  readonly code = 'REGISTRY.CAMPAIGN.TASK_UNKNOWN';
  readonly kind = 'not-found';
  constructor(organCode: string) {
    super(`The campaign has no task for ${organCode}`, `该项工作没有机关 ${organCode} 的任务`, { params: { organCode } });
  }
}

/** 任务已完成: nothing is left to waive. */
export class TaskDone extends DomainError {
  readonly code = 'REGISTRY.CAMPAIGN.TASK_DONE';
  readonly kind = 'conflict';
  constructor(organCode: string) {
    super(`The task of ${organCode} is done or waived already`, `机关 ${organCode} 的任务已完成或已豁免`, { params: { organCode } });
  }
}

/** 机关重复. */
export class TaskTwice extends DomainError {
  readonly code = 'REGISTRY.CAMPAIGN.TASK_TWICE';
  readonly kind = 'invalid';
  constructor(path: string, organCode: string) {
    super(`${organCode} has two tasks`, `机关 ${organCode} 有两个任务`, { violations: [{ path, code: 'REGISTRY.CAMPAIGN.TASK_TWICE', message: 'One task for each organ', messageZh: '每个机关只列一个任务' }] });
  }
}
