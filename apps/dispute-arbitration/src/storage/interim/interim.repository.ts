import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { InterimDesignatedV1, InterimReleasedV1 } from '@yidan/contracts';
import { Deadlines } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import type { Hand } from '../../domain/dispute-case/seen-by.ts';
import type { DeterminedHolder } from '../../domain/interim/interim-rules.ts';
import { DISPUTE_CASE } from '../dispute-case/dispute-case.repository.ts';

/** 请示指定 (rule 6): within two working days the leader in charge says who holds it. */
const TO_DESIGNATE = { policy: 'dispute.interim', limit: '2 WD' } as const;
const COMMAND = 'designateInterim';

/** 临时责任: who holds a disputed duty from when to when. Writes the rows and tells the case; whoever calls saves the case. */
@Injectable()
export class InterimRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: Deadlines,
  ) {}

  /** From this very instant on, and nobody else any more. */
  async designate(one: DisputeCase, holder: DeterminedHolder, by: Hand, at: Date): Promise<void> {
    const { organId, unitId, rule, ground, scope } = holder;
    await this.end(one, at);
    await this.em.execute(
      `insert into interim_designation (id, tenant_id, case_id, organ_id, unit_id, rule, ground, scope, from_at, by_whom) values (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)`,
      [uuid(), one.tenantId, one.id, organId, unitId, rule, ground, scope, at.toISOString(), by.personId],
      'run',
    );
    one.holdInterim({ ...holder, from: at.toISOString(), by: by.personId }, InterimDesignatedV1.create({ ...this.told(one, at), organId, unitId, rule }, at), at);
    const owner = { tenantId: one.tenantId, type: DISPUTE_CASE, id: one.id };
    if (rule === 6) await this.deadlines.begin(owner, COMMAND, TO_DESIGNATE, { at });
    else await this.deadlines.stop(owner, COMMAND, at);
  }

  /** 解除: what was decided is carried out, or the case has ended; nothing where nobody holds it any more. */
  async release(one: DisputeCase, at: Date): Promise<void> {
    if (!one.interim) return;
    const { organId, unitId, rule } = one.interim;
    await this.end(one, at);
    one.holdInterim(null, InterimReleasedV1.create({ ...this.told(one, at), organId, unitId, rule }, at), at);
    await this.deadlines.stop({ tenantId: one.tenantId, type: DISPUTE_CASE, id: one.id }, COMMAND, at);
  }

  /** The cases whose duty an organ holds meanwhile. */
  async heldBy(organId: string): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(`select case_id as id from interim_designation where organ_id = ? and until_at is null order by from_at, id`, [organId]);
    return rows.map(({ id }) => id);
  }

  private async end(one: DisputeCase, at: Date): Promise<void> {
    await this.em.execute(`update interim_designation set until_at = ?::timestamptz where tenant_id = ? and case_id = ? and until_at is null`, [at.toISOString(), one.tenantId, one.id], 'run');
  }

  private told({ id, number, origin }: DisputeCase, at: Date): { caseId: string; number: string; origin: DisputeCase['origin']; at: string } {
    return { caseId: id, number, origin, at: at.toISOString() };
  }
}
