import { Injectable } from '@nestjs/common';
import type { Complainant } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { isInChain, OutsideHandlingChain } from '../../domain/incoming-matter/handling-chain.ts';
import { MatterHolders } from '../../storage/dispatch-order/matter-holders.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { IncomingMatterViews } from '../../storage/incoming-matter/incoming-matter.views.ts';
import { PersonalData } from '../../storage/incoming-matter/personal-data.ts';

/** 查看诉求人: only the handling chain, and the look is written down (R-SEC-4). */
@Injectable()
export class ReadComplainant {
  constructor(
    private readonly views: IncomingMatterViews,
    private readonly matters: IncomingMatterRepository,
    private readonly holders: MatterHolders,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async execute(matterId: string, actor: Actor): Promise<Complainant> {
    await this.views.assertVisible(matterId, actor);
    if (!isInChain(actor, await this.holders.holdersOf(matterId))) throw new OutsideHandlingChain();
    const { tenantId, sealed } = await this.matters.complainantOf(matterId, this.clock.now());
    return this.personalData.open(sealed, { tenantId, id: matterId });
  }
}
