import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { Deadlines, saveWithEvents } from '@yidan/platform';
import { AdjustmentCase, type AdjustmentCause } from '../../domain/adjustment/adjustment-case.ts';
import { adjustmentCaseLifecycle } from '../../domain/adjustment/adjustment-case.lifecycle.ts';
import { ListDesks } from '../desk/list-desks.ts';

export const ADJUSTMENT_CLOCKS = 'adjustment-case';

/** 动态调整库: cases and their clocks. */
@Injectable()
export class AdjustmentCaseRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: Deadlines,
    private readonly desks: ListDesks,
  ) {}

  get(id: string): Promise<AdjustmentCase> {
    return this.em.findOneOrFail(AdjustmentCase, { id }, { failHandler: () => new NotFound('adjustment-case', id) });
  }

  /** The case of an organ for a cause, if there is one: it is opened once. */
  ofCause({ type, id }: AdjustmentCause, organId: string): Promise<AdjustmentCase | null> {
    return this.em.findOne(AdjustmentCase, { causeType: type, causeId: id, organId });
  }

  /** Openings for one cause come one after the other: a second one finds what the first opened. */
  async takeTurn(tenantId: string, { type, id }: AdjustmentCause): Promise<void> {
    await this.em.execute('select pg_advisory_xact_lock(hashtext(?), hashtext(?))', [`adjustment ${tenantId}`, `${type} ${id}`], 'run');
  }

  byIds(ids: readonly string[]): Promise<AdjustmentCase[]> {
    return this.em.find(AdjustmentCase, { id: { $in: [...ids] } }, { orderBy: { id: 'asc' } });
  }

  /** The cases of all organs for a cause. */
  allOfCause({ type, id }: Pick<AdjustmentCause, 'type' | 'id'>): Promise<AdjustmentCase[]> {
    return this.em.find(AdjustmentCase, { causeType: type, causeId: id }, { orderBy: { id: 'asc' } });
  }

  /** The cases that a version answers. */
  answeredBy(versionId: string): Promise<AdjustmentCase[]> {
    return this.em.find(AdjustmentCase, { versionId }, { orderBy: { id: 'asc' } });
  }

  /** Writes the case with what happened to it, and starts and stops its clocks by the state it is in. */
  async save(one: AdjustmentCase, at: Date): Promise<void> {
    await saveWithEvents(this.em, 'adjustment-case', one);
    await this.deadlines.enter({ tenantId: one.tenantId, type: ADJUSTMENT_CLOCKS, id: one.id }, adjustmentCaseLifecycle, one.state, { at, urgency: one.urgency });
    await this.desks.followAdjustment(one);
  }

  /** The same where only a side flag changed and no clock shall begin. */
  async note(one: AdjustmentCase): Promise<void> {
    await saveWithEvents(this.em, 'adjustment-case', one);
    await this.desks.followAdjustment(one);
  }
}
