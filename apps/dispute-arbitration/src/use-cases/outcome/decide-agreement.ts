import { Injectable } from '@nestjs/common';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { agreedOutcome } from '../../domain/execution/agreed-outcome.ts';
import { DecideOutcome } from './decide-outcome.ts';

/** 协议定责: what the parties agreed and filed takes effect, once: because nobody may object any more, or because it is being carried out. */
@Injectable()
export class DecideAgreement {
  constructor(private readonly decideOutcome: DecideOutcome) {}

  async execute(one: DisputeCase, at: Date): Promise<void> {
    const outcome = agreedOutcome(one);
    if (outcome) await this.decideOutcome.execute(one, outcome, null, at);
  }
}
