import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { addMonths, businessDate, startOfDay } from '@yidan/kernel';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';
import { ItemChanges } from '../../storage/intake/item-changes.ts';

/** 同一争议: whether the same is disputed, or was decided, already. */
@Injectable()
export class EarlierCases {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: DisputeCaseRepository,
    private readonly changes: ItemChanges,
  ) {}

  /** Raisings of the same come one after the other: a second one finds what the first raised. */
  async openOf(tenantId: string, fingerprint: string): Promise<DisputeCase | null> {
    await this.em.execute('select pg_advisory_xact_lock(hashtext(?), hashtext(?))', [`dispute ${tenantId}`, fingerprint], 'run');
    return this.cases.openOf(fingerprint);
  }

  /** 原结论 (R-DSP-13): decided within twelve months, where no version of a list has changed an item since, beside those that carried the decision out. */
  async decidedOf(fingerprint: string, itemKeys: readonly string[], at: Date): Promise<DisputeCase | null> {
    const since = startOfDay(addMonths(businessDate(at), -12));
    const [found] = await this.em.execute<{ id: string }[]>(
      `select id from dispute_case where fingerprint = ? and state = 'CLOSED' and outcome is not null and outcome_at > ?::timestamptz order by outcome_at desc limit 1`,
      [fingerprint, since.toISOString()],
    );
    if (!found) return null;
    const decided = await this.cases.get(found.id);
    const changed = await this.changes.haveChanged(itemKeys, decided.outcomeAt!, decided.execution?.confirmation?.versionIds ?? []);
    return changed ? null : decided;
  }
}
