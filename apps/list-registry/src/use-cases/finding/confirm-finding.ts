import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import type { Hand } from '../../domain/duty-list/duty-list-version.ts';
import type { Found } from '../../domain/finding/found.ts';
import { FoundRepository } from '../../storage/finding/found.repository.ts';
import { OpenAdjustment } from '../adjustment/open-adjustment.ts';
import { handOf } from '../duty-list/hand-of.ts';

/** 确认发现: it is so; each organ it is about gets a case to mend it. What two organs hold at once goes to the dispute procedure, whose outcome opens the cases. */
@Injectable()
export class ConfirmFinding {
  constructor(
    private readonly findings: FoundRepository,
    private readonly openAdjustment: OpenAdjustment,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, urgency: 'NORMAL' | 'EXPEDITED', readVersion: number, actor: Actor): Promise<Found> {
    const found = await this.findings.get(id);
    requireVersion(found.rowVersion, readVersion);
    const at = this.clock.now();
    const by = handOf(actor, found.organId);
    // Asked before any case is opened: what is not open is not confirmed.
    found.assertOpen(by);
    if (found.isBetweenOrgans) return this.confirmed(found, [], by, at);
    // The words of a finding may name an item that is not for every organ it is about; its kind may be read by all.
    const cause = { type: 'finding', id: found.id, title: `清单发现 ${found.kind}` };
    const organs = found.organIds.map((organId) => ({ organId, about: found.itemKeys }));
    const cases = await this.openAdjustment.execute({ trigger: 'GAP_OR_OVERLAP', urgency, cause, organs }, by, at);
    return this.confirmed(found, cases.map((one) => one.id), by, at);
  }

  private async confirmed(found: Found, caseIds: readonly string[], by: Hand, at: Date): Promise<Found> {
    found.confirm(caseIds, by, at);
    await this.findings.save(found);
    return found;
  }
}
