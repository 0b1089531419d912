import { Injectable } from '@nestjs/common';
import type { PlanCampaignRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Reference, stampOf, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { TaskTwice } from '../../domain/campaign/campaign.errors.ts';
import { CompilationCampaign } from '../../domain/campaign/compilation-campaign.ts';
import { OrganUnknown } from '../../domain/organisation/organisation.errors.ts';
import { CampaignRepository } from '../../storage/campaign/campaign.repository.ts';

/** 部署编制工作. */
@Injectable()
export class PlanCampaign {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute({ tasks: wanted, guideDocument, ...plan }: PlanCampaignRequest, actor: Actor): Promise<string> {
    const organs = new Map((await this.reference.organs()).map((organ) => [organ.code, organ.id]));
    const tasks = wanted.map(({ organCode, dueOn, isPilot }, i) => {
      const organId = organs.get(organCode);
      if (organId === undefined) throw new OrganUnknown(`tasks/${i}/organCode`, organCode);
      if (wanted.findIndex((other) => other.organCode === organCode) < i) throw new TaskTwice(`tasks/${i}/organCode`, organCode);
      return { organId, dueOn, isPilot };
    });
    const campaign = CompilationCampaign.plan({ ...plan, guideDocument: guideDocument ?? null, id: uuid(), tenantId: actor.tenantId, tasks }, { roles: actor.roles, relations: [], actorId: stampOf(actor).id }, this.clock.now());
    await this.campaigns.save(campaign);
    return campaign.id;
  }
}
