import { Injectable } from '@nestjs/common';
import { businessDate } from '@yidan/kernel';
import { Reference } from '@yidan/platform';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { precedentOf } from '../../domain/precedent/precedent-of.ts';
import { PaperNames } from '../../storage/papers/paper-names.ts';
import { PrecedentRepository } from '../../storage/precedent/precedent.repository.ts';

/** 归入先例 (05 §3.3.3): a case that is closed with an outcome becomes a precedent, without names; called where the case is closed, after its row is written. */
@Injectable()
export class KeepPrecedent {
  constructor(
    private readonly precedents: PrecedentRepository,
    private readonly reference: Reference,
    private readonly names: PaperNames,
  ) {}

  async execute(one: DisputeCase, at: Date): Promise<void> {
    if (one.state !== 'CLOSED' || !one.outcome || !one.outcomeAt) return;
    const precedent = precedentOf(one, one.outcome, await this.reference.organs(), await this.names.of(one));
    await this.precedents.keep(precedent, { tenantId: one.tenantId, caseId: one.id, decidedOn: businessDate(one.outcomeAt), at });
  }
}
