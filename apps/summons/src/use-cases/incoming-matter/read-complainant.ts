import { Injectable } from '@nestjs/common';
import type { Complainant } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { IncomingMatterViews } from '../../storage/incoming-matter/incoming-matter.views.ts';
import { PersonalData } from '../../storage/incoming-matter/personal-data.ts';

/** 查看诉求人: only the handling chain, and the look is written down (R-SEC-4). */
@Injectable()
export class ReadComplainant {
  constructor(
    private readonly views: IncomingMatterViews,
    private readonly matters: IncomingMatterRepository,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async execute(matterId: string, actor: Actor): Promise<Complainant> {
    await this.views.assertVisible(matterId, actor);
    const sealed = await this.matters.complainantOf(matterId, this.clock.now());
    if (!sealed) throw new NotFound('Complainant', matterId);
    return this.personalData.open(sealed, matterId);
  }
}
