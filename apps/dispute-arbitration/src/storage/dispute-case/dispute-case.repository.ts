import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { changedByLastSave, Deadlines, saveWithEvents } from '@yidan/platform';
import { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { disputeCaseLifecycle } from '../../domain/dispute-case/dispute-case.lifecycle.ts';
import { CoordinationClocks } from '../coordination/coordination-clocks.ts';
import { DisputeDesks } from '../desk/dispute-desks.ts';
import { OfficialPapers } from '../papers/official-papers.ts';

/** Whose clocks they are. */
export const DISPUTE_CASE = 'dispute-case';

/** 争议案件库: cases with what happened to them, their clocks and their tasks. */
@Injectable()
export class DisputeCaseRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: Deadlines,
    private readonly desks: DisputeDesks,
    private readonly papers: OfficialPapers,
    private readonly coordination: CoordinationClocks,
  ) {}

  get(id: string): Promise<DisputeCase> {
    return this.em.findOneOrFail(DisputeCase, { id }, { failHandler: () => new NotFound('dispute-case', id) });
  }

  /** The open case of the same items between the same parties, if there is one. */
  openOf(fingerprint: string): Promise<DisputeCase | null> {
    return this.em.findOne(DisputeCase, { fingerprint, state: { $in: disputeCaseLifecycle.openStates() } });
  }

  /** The case that was decided by this document. */
  async decidedBy(documentNumber: string): Promise<DisputeCase | null> {
    const [found] = await this.em.execute<{ id: string }[]>(`select id from dispute_case where outcome->>'documentNumber' = ?`, [documentNumber]);
    return found ? this.get(found.id) : null;
  }

  /** Writes the case with what happened to it and files the papers issued in it, starts and stops its clocks by the state it is in, and tells the desks. */
  async save(one: DisputeCase, at: Date, note?: Record<string, unknown>): Promise<void> {
    await saveWithEvents(this.em, DISPUTE_CASE, one, note);
    await this.papers.file(one);
    // A clock runs once for each time its state is entered: a timer that leaves the case where it stood does not begin anew with the next act.
    if (one.rowVersion === 1 || changedByLastSave(one).includes('state')) {
      await this.deadlines.enter({ tenantId: one.tenantId, type: DISPUTE_CASE, id: one.id }, disputeCaseLifecycle, one.state, { at, urgency: one.urgency });
      await this.coordination.follow(one, at);
    }
    await this.desks.follow(one);
  }
}
