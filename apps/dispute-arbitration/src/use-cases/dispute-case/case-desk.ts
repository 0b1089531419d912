import { Injectable } from '@nestjs/common';
import { Clock, NotFound } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { seenBy, type Hand } from '../../domain/dispute-case/seen-by.ts';
import { seesDispute } from '../../domain/dispute-case/dispute-view.ts';
import { DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';

/** Which case, and which version of it the caller read. */
export interface CaseRef {
  readonly id: string;
  readonly readVersion: number;
}

/** A case in somebody's hands. */
export interface CaseInHand {
  readonly one: DisputeCase;
  readonly by: Hand;
  readonly at: Date;
}

/** 承办台: takes a case up for a step, as the caller may see it and as it was read, and puts it down again. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly cases: DisputeCaseRepository,
    private readonly clock: Clock,
  ) {}

  /** A case that the actor may not see sounds like none. */
  async take({ id, readVersion }: CaseRef, actor: Actor): Promise<CaseInHand> {
    const one = await this.cases.get(id);
    if (!seesDispute(one, actor)) throw new NotFound('dispute-case', id);
    requireVersion(one.rowVersion, readVersion);
    return { one, by: seenBy(one, actor), at: this.clock.now() };
  }

  put({ one, at }: CaseInHand, note?: Record<string, unknown>): Promise<void> {
    return this.cases.save(one, at, note);
  }
}
