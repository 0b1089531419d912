import { Injectable } from '@nestjs/common';
import type { IssueSandingRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { SandingActs } from '../../storage/sanding/sanding-acts.ts';
import { SandingRepository } from '../../storage/sanding/sanding.repository.ts';
import { UnitRegister } from '../../storage/duty-list/unit-register.ts';
import { EndPreviousSanding } from './end-previous-sanding.ts';
import { sandingHand } from './sanding-hand.ts';

/** 印发“三定”: on the decision of the party committee; ends the one before and opens what has to be adjusted. */
@Injectable()
export class IssueSanding {
  constructor(
    private readonly sandings: SandingRepository,
    private readonly acts: SandingActs,
    private readonly units: UnitRegister,
    private readonly endPrevious: EndPreviousSanding,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, { documentNumber, issuedOn, effectiveFrom = issuedOn }: IssueSandingRequest, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const sanding = await this.sandings.get(id);
    const others = await this.sandings.holdIssuedOf(sanding.organId);
    const decision = await this.acts.latest(id, sanding.round, 'PARTY_COMMITTEE');
    const resolved = await this.units.resolve(sanding.tenantId, sanding.organId, sanding.units.map(({ unitName }) => unitName), at);
    const units = sanding.units.map(({ unitName, text }) => ({ unitId: resolved.idOf(unitName), unitName, text }));
    const changes = sanding.issue(decision, { documentNumber, issuedOn, effectiveFrom }, units, others, sandingHand(actor, sanding.organId), at);
    await this.endPrevious.execute(sanding, others, at);
    await this.sandings.save(sanding);
    await this.endPrevious.openCases(sanding, changes, actor, at);
  }
}
