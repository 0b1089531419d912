import { CampaignClosedV1, CampaignPlannedV1, CampaignStartedV1, CampaignTaskWaivedV1 } from '@yidan/contracts';
import { Aggregate, type By } from '@yidan/kernel';
import { NOT_BEGUN, outcomeCounts, outcomeOf, type CampaignKind, type CampaignTask, type TaskProgress } from './campaign-report.ts';
import { CampaignTasksOpen, TaskDone, TaskUnknown } from './campaign.errors.ts';
import { campaignLifecycle, type CampaignState } from './campaign.lifecycle.ts';

/** 工作方案: what is to be compiled, on which papers, by whom until when. */
export interface CampaignPlan {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: CampaignKind;
  readonly name: string;
  readonly schemeDocument: string;
  readonly guideDocument: string | null;
  readonly leadingGroup: string;
  /** Lists and provisions from this day on count. */
  readonly startsOn: string;
  readonly tasks: readonly Pick<CampaignTask, 'organId' | 'dueOn' | 'isPilot'>[];
}

type Hand = By & { readonly actorId: string };
/** What every organ has come to, by organ. */
export type Progress = ReadonlyMap<string, TaskProgress>;

/** 清单编制工作: one piece of work that all organs have to do, with a day for each. */
export class CompilationCampaign extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly kind!: CampaignKind;
  readonly name!: string;
  readonly schemeDocument!: string;
  readonly guideDocument!: string | null;
  readonly leadingGroup!: string;
  readonly startsOn!: string;
  readonly createdAt!: Date;
  readonly createdBy!: string;
  readonly rowVersion!: number;
  state: CampaignState = 'PLANNED';
  tasks: readonly CampaignTask[] = [];
  closedAt: Date | null = null;

  /** 部署. */
  static plan(plan: CampaignPlan, by: Hand, at: Date): CompilationCampaign {
    const state = campaignLifecycle.next(null, 'plan', by);
    const tasks = plan.tasks.map((task) => ({ ...task, waived: null, result: null }));
    const campaign = Object.assign(new CompilationCampaign(), { ...plan, tasks, createdAt: at, createdBy: by.actorId, state } satisfies Partial<CompilationCampaign>);
    campaign.record(CampaignPlannedV1.create({ ...campaign.told(at), tasks: plan.tasks.map(({ organId, dueOn }) => ({ organId, dueOn })) }, at));
    return campaign;
  }

  /** 启动. */
  start(by: Hand, at: Date): void {
    this.state = campaignLifecycle.next(this.state, 'start', by);
    this.record(CampaignStartedV1.create(this.told(at), at));
  }

  /** 豁免: an organ that has not finished is spared its task. */
  waive(organ: { readonly id: string; readonly code: string }, reason: string, progress: Progress, by: Hand, at: Date): void {
    const state = campaignLifecycle.next(this.state, 'waive', by);
    const task = this.tasks.find(({ organId }) => organId === organ.id);
    if (!task) throw new TaskUnknown(organ.code);
    if (task.waived || progress.get(organ.id)?.state === 'DONE') throw new TaskDone(organ.code);
    this.state = state;
    this.tasks = this.tasks.map((one) => (one === task ? { ...one, waived: { by: by.actorId, at: at.toISOString(), reason } } : one));
    this.record(CampaignTaskWaivedV1.create({ ...this.told(at), organId: organ.id, reason }, at));
  }

  /** 结束: every task is done or waived; what each organ came to is written down. */
  close(progress: Progress, nameOf: (organId: string) => string, today: string, by: Hand, at: Date): void {
    const state = campaignLifecycle.next(this.state, 'close', by);
    const open = this.tasks.filter(({ organId, waived }) => !waived && progress.get(organId)?.state !== 'DONE');
    if (open.length > 0) throw new CampaignTasksOpen(open.map(({ organId }) => nameOf(organId)));
    this.tasks = this.tasks.map((task) => ({ ...task, result: progress.get(task.organId) ?? NOT_BEGUN }));
    this.state = state;
    this.closedAt = at;
    const { tasks: _, open: __, overdue: ___, ...counts } = outcomeCounts(this.tasks.map((task) => outcomeOf(this.kind, task, task.result!, today)));
    this.record(CampaignClosedV1.create({ ...this.told(at), ...counts }, at));
  }

  private told(at: Date) {
    const { id: campaignId, kind, name } = this;
    return { campaignId, kind, name, at: at.toISOString() };
  }
}
