/** 工作内容: duty lists, or provisions. */
export type CampaignKind = 'LISTS' | 'SANDING';

export type TaskState = 'ASSIGNED' | 'IN_PROGRESS' | 'SUBMITTED' | 'DONE';

/** 工作进度: what an organ has come to, by the list version or the provision it stands on. */
export interface TaskProgress {
  readonly state: TaskState;
  readonly submittedOn: string | null;
  readonly doneOn: string | null;
  readonly documentNumber: string | null;
  readonly subjectId: string | null;
}

/** 豁免: the chair of the commission spared an organ its task. */
export interface TaskWaiver {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** 任务: what one organ has to bring until when; `result` is written down when the campaign closes. */
export interface CampaignTask {
  readonly organId: string;
  readonly dueOn: string;
  readonly isPilot: boolean;
  readonly waived: TaskWaiver | null;
  readonly result: TaskProgress | null;
}

export type TaskOutcome = 'ON_TIME' | 'LATE' | 'OPEN' | 'OVERDUE' | 'WAIVED';

export const NOT_BEGUN: TaskProgress = { state: 'ASSIGNED', submittedOn: null, doneOn: null, documentNumber: null, subjectId: null };

/**
 * 按期情况: a provision is on time by its day of issue; a list by the day on which the organ handed it in, since the review is not the organ's,
 * and by its day in force where it was entered from paper.
 */
export function outcomeOf(kind: CampaignKind, { dueOn, waived }: Pick<CampaignTask, 'dueOn' | 'waived'>, { submittedOn, doneOn }: TaskProgress, today: string): TaskOutcome {
  const reached = kind === 'SANDING' ? doneOn : (submittedOn ?? doneOn);
  if (reached !== null) return reached <= dueOn ? 'ON_TIME' : 'LATE';
  if (waived) return 'WAIVED';
  return today > dueOn ? 'OVERDUE' : 'OPEN';
}

/** How many organs came to what. */
export function outcomeCounts(outcomes: readonly TaskOutcome[]) {
  const of = (outcome: TaskOutcome): number => outcomes.filter((one) => one === outcome).length;
  return { tasks: outcomes.length, onTime: of('ON_TIME'), late: of('LATE'), open: of('OPEN'), overdue: of('OVERDUE'), waived: of('WAIVED') };
}
