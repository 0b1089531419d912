import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { theSystem } from '../../domain/dispute-case/seen-by.ts';
import { interimHolder } from '../../domain/interim/interim-rules.ts';
import { DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';
import { InterimFactsReader } from '../../storage/interim/interim-facts.reader.ts';
import { InterimRepository } from '../../storage/interim/interim.repository.ts';

/** 责任单位变动: whoever held a disputed duty is no longer at work; the rules name the next (R-DSP-1). */
@Injectable()
export class ReplaceHolder {
  constructor(
    private readonly cases: DisputeCaseRepository,
    private readonly facts: InterimFactsReader,
    private readonly interims: InterimRepository,
    private readonly clock: Clock,
  ) {}

  async execute(organId: string): Promise<void> {
    const at = this.clock.now();
    for (const caseId of await this.interims.heldBy(organId)) {
      const one = await this.cases.get(caseId);
      const { itemKeys, parties, convenorOrganId, sector, origin } = one;
      const facts = await this.facts.of({ itemKeys, organIds: parties.map((party) => party.organId), convenorOrganId, sector, origin: origin.type, firstReceiver: null });
      await this.interims.designate(one, interimHolder(facts), theSystem, at);
      await this.cases.save(one, at);
    }
  }
}
