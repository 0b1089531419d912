import { Injectable } from '@nestjs/common';
import { OnDeadline, type DueDeadline } from '@yidan/platform';
import { theTimer } from '../../domain/dispute-case/seen-by.ts';
import { Negotiation } from '../../domain/negotiation/negotiation.ts';
import { DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';
import { DecideAgreement } from '../outcome/decide-agreement.ts';

/** 协商期限: what follows when the time of level 1 is over. */
@Injectable()
export class NegotiationTimers {
  constructor(
    private readonly cases: DisputeCaseRepository,
    private readonly decideAgreement: DecideAgreement,
  ) {}

  /** 协商期满: the parties did not agree in time. */
  @OnDeadline('dispute-case', 'fail')
  async fail({ owner, at }: DueDeadline): Promise<void> {
    const one = await this.cases.get(owner.id);
    new Negotiation(one).fail(theTimer, at);
    await this.cases.save(one, at);
  }

  /** 异议期满: nobody objected to the minutes, and what was agreed takes effect; nothing is left to do where it is being carried out already. */
  @OnDeadline('dispute-case', 'letStand')
  async letStand({ owner, at }: DueDeadline): Promise<void> {
    const one = await this.cases.get(owner.id);
    if (one.outcome !== null) return;
    new Negotiation(one).stand(at);
    await this.decideAgreement.execute(one, at);
    await this.cases.save(one, at);
  }
}
