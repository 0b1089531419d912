import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { CaseContribution } from '../../domain/case-participation/case-contribution.ts';
import { CaseParticipation } from '../../domain/case-participation/case-participation.ts';
import { SharedMatter } from '../../domain/case-participation/shared-matter.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';

/** The kind of case a matter is where cases have participants. */
const CASE_TYPE = 'incoming-matter';

/** Loads and saves cross-district matters, in the city's tenancy: who takes part, and what they reported. */
@Injectable()
export class SharedMatterRepository {
  constructor(private readonly em: EntityManager) {}

  /** The case, held until this transaction ends: its participants act one at a time. */
  async getForUpdate(matterId: string): Promise<SharedMatter> {
    const found = await this.find(matterId);
    if (!found) throw new NotFound('SharedMatter', matterId);
    return found;
  }

  /** The case if the matter is one, held until this transaction ends. */
  find(matterId: string): Promise<SharedMatter | null> {
    return this.em.findOne(SharedMatter, { id: matterId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** The case of a matter that is held already; it becomes one with its first participant. */
  async ofMatter(matter: IncomingMatter, at: Date): Promise<SharedMatter> {
    const known = await this.find(matter.id);
    if (known) return known;
    const fresh = new SharedMatter(matter, at);
    this.em.persist(fresh);
    await this.em.flush();
    return fresh;
  }

  /** Whether organs of districts take part in a matter, or did. */
  async isShared(matterId: string): Promise<boolean> {
    return (await this.em.count(SharedMatter, { id: matterId })) > 0;
  }

  /** A case that was proven to be open to a participant, held; the participation may have ended while this waited for it. */
  async openFor(matterId: string, participationId: string): Promise<{ shared: SharedMatter; participation: CaseParticipation }> {
    const shared = await this.getForUpdate(matterId);
    const participation = await this.participant(matterId, participationId);
    if (!participation.isOpen) throw new NotFound('SharedMatter', matterId);
    return { shared, participation };
  }

  participants(matterId: string): Promise<CaseParticipation[]> {
    return this.em.find(CaseParticipation, { matterId }, { orderBy: { addedAt: 'asc', id: 'asc' } });
  }

  participant(matterId: string, id: string): Promise<CaseParticipation> {
    return this.em.findOneOrFail(CaseParticipation, { id, matterId }, { failHandler: () => new NotFound('CaseParticipant', id) });
  }

  contribution(participation: CaseParticipation, id: string): Promise<CaseContribution> {
    return this.em.findOneOrFail(CaseContribution, { id, participationId: participation.id }, { failHandler: () => new NotFound('CaseContribution', id) });
  }

  /** Whether another contribution of the same organ waits for its signature. */
  async othersWait(contribution: CaseContribution): Promise<boolean> {
    return (await this.em.count(CaseContribution, { participationId: contribution.participationId, confirmedAt: null, id: { $ne: contribution.id } })) > 0;
  }

  /** Opens the case to a participant: the row that lets its district see it, then the participation itself. */
  async open(participation: CaseParticipation): Promise<void> {
    const { tenantId, id, matterId, districtId, organId, organCode, unitId, role, addedBy, addedAt } = participation;
    await this.em.execute(
      `insert into case_participant (tenant_id, id, case_type, case_id, participant_tenant_id, participant_organ_id, participant_organ_code, participant_unit_id, role, added_by, added_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [tenantId, id, CASE_TYPE, matterId, districtId, organId, organCode, unitId, role, addedBy, addedAt.toISOString()],
      'run',
    );
    await saveWithEvents(this.em, 'case-participation', participation);
  }

  /** Closes the case to a participant that has ended. */
  async end(participation: CaseParticipation, note?: Record<string, unknown>): Promise<void> {
    await this.em.execute(`update case_participant set ended_at = ? where id = ?`, [participation.endedAt!.toISOString(), participation.id], 'run');
    await saveWithEvents(this.em, 'case-participation', participation, note);
  }

  /** A contribution, new or signed, with the state of its participation. */
  async saveContribution(participation: CaseParticipation, contribution: CaseContribution): Promise<void> {
    this.em.persist(participation);
    await saveWithEvents(this.em, 'case-contribution', contribution);
  }

  async save(matter: SharedMatter): Promise<void> {
    this.em.persist(matter);
    await this.em.flush();
  }
}
