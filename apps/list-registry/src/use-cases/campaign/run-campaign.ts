import { Injectable } from '@nestjs/common';
import { businessDate, Clock } from '@yidan/kernel';
import { Reference, stampOf, type Actor } from '@yidan/platform';
import { OrganUnknown } from '../../domain/organisation/organisation.errors.ts';
import { CampaignRepository } from '../../storage/campaign/campaign.repository.ts';

/** 推进编制工作: starts it, spares an organ its task, closes it when nothing is open. */
@Injectable()
export class RunCampaign {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async start(id: string, actor: Actor): Promise<void> {
    const campaign = await this.campaigns.hold(id);
    campaign.start(handOf(actor), this.clock.now());
    await this.campaigns.save(campaign);
  }

  async waive(id: string, { organCode, reason }: { organCode: string; reason: string }, actor: Actor): Promise<void> {
    const campaign = await this.campaigns.hold(id);
    const organ = await this.reference.organByCode(organCode);
    if (!organ) throw new OrganUnknown('organCode', organCode);
    campaign.waive(organ, reason, await this.campaigns.progressOf(campaign), handOf(actor), this.clock.now());
    await this.campaigns.save(campaign);
  }

  async close(id: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const campaign = await this.campaigns.hold(id);
    const names = new Map((await this.reference.organs()).map((organ) => [organ.id, organ.name]));
    campaign.close(await this.campaigns.progressOf(campaign), (organId) => names.get(organId) ?? organId, businessDate(at), handOf(actor), at);
    await this.campaigns.save(campaign);
  }
}

function handOf(actor: Actor) {
  return { roles: actor.roles, relations: [], actorId: stampOf(actor).id };
}
