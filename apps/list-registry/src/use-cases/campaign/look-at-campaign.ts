import { Injectable } from '@nestjs/common';
import type { CampaignAnswer } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import { Reference, type Actor } from '@yidan/platform';
import { NOT_BEGUN, outcomeCounts, outcomeOf } from '../../domain/campaign/campaign-report.ts';
import { campaignLifecycle } from '../../domain/campaign/campaign.lifecycle.ts';
import { CampaignRepository } from '../../storage/campaign/campaign.repository.ts';

/** 查看编制工作: every organ on time, late, open or overdue (F-076); of a campaign that is closed, as it was then. */
@Injectable()
export class LookAtCampaign {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, actor: Actor): Promise<CampaignAnswer> {
    const campaign = await this.campaigns.get(id);
    const organs = new Map((await this.reference.organs()).map(({ id: organId, code, name }) => [organId, { id: organId, code, name }]));
    const progress = campaign.state === 'CLOSED' ? null : await this.campaigns.progressOf(campaign);
    const today = businessDate(this.clock.now());
    const tasks = campaign.tasks.map((task) => {
      const { state, submittedOn, doneOn, documentNumber } = task.result ?? progress?.get(task.organId) ?? NOT_BEGUN;
      const outcome = outcomeOf(campaign.kind, task, { state, submittedOn, doneOn, documentNumber, subjectId: null }, today);
      return { organ: organs.get(task.organId)!, dueOn: task.dueOn, isPilot: task.isPilot, state, outcome, submittedOn, doneOn, documentNumber, waived: task.waived };
    });
    const { kind, name, schemeDocument, guideDocument, leadingGroup, startsOn, state, closedAt, rowVersion } = campaign;
    return {
      campaignId: id, kind, name, schemeDocument, guideDocument, leadingGroup, startsOn, state, closedAt: closedAt && closedAt.toISOString(), rowVersion,
      counts: outcomeCounts(tasks.map(({ outcome }) => outcome)),
      tasks,
      actions: campaignLifecycle.actionsFor(state, { roles: actor.roles, relations: [] }),
    };
  }
}
