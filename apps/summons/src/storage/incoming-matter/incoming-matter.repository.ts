import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { appendToJournal, saveWithEvents, seeAllFromHere, seeingAll, textArray } from '@yidan/platform';
import { ComplainantReadV1 } from '@yidan/contracts';
import { v7 as uuid } from 'uuid';
import { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { MatchResult } from '../../domain/incoming-matter/match-result.ts';
import { ReadersUnclear } from '../../domain/incoming-matter/secret-stub.ts';
import type { CaseClocks } from '../../domain/deadline/deadline.ts';
import { CaseDesks } from '../desk/case-desks.ts';
import { SupervisionFollower } from '../supervision/supervision-follower.ts';

/** Loads and saves matters. */
@Injectable()
export class IncomingMatterRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly desks: CaseDesks,
    private readonly supervision: SupervisionFollower,
  ) {}

  /** The matter, held until this transaction ends: its orders are counted and replaced one act at a time. */
  getForUpdate(id: string): Promise<IncomingMatter> {
    return this.em.findOneOrFail(IncomingMatter, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, failHandler: () => new NotFound('IncomingMatter', id) });
  }

  find(id: string): Promise<IncomingMatter | null> {
    return this.em.findOne(IncomingMatter, { id });
  }

  /** The matter a sender announced under this number; whoever asks waits for others who are just announcing it. */
  async announcedAs(tenantId: string, channel: IncomingMatter['channel'], externalId: string): Promise<IncomingMatter | null> {
    await this.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [JSON.stringify([tenantId, channel, externalId])]);
    // A restricted matter has its number too, though the sender may not read it afterwards.
    return seeingAll(this.em, () => this.em.findOne(IncomingMatter, { tenantId, channel, externalId }));
  }

  /** What the list answered last. */
  matchOf(matterId: string): Promise<MatchResult | null> {
    return this.em.findOne(MatchResult, { matterId }, { orderBy: { matchedAt: 'desc', id: 'desc' } });
  }

  /** The clocks are named where one was started, for the desk of whoever has to decide. */
  async save(matter: IncomingMatter, note?: Record<string, unknown>, clocks?: CaseClocks): Promise<void> {
    await saveWithEvents(this.em, 'incoming-matter', matter, note);
    await this.desks.followMatter(matter, clocks);
    // What just came in was never supervised.
    if (matter.rowVersion > 1) await this.supervision.follow('incoming-matter', matter.id);
  }

  keep(result: MatchResult): void {
    this.em.persist(result);
  }

  /** The complainant's ciphertext of a matter; that somebody looked is written down. */
  async complainantOf(id: string, at: Date): Promise<{ tenantId: string; sealed: Buffer }> {
    const [row] = await this.em.execute<{ tenantId: string; number: string; sealed: Buffer | null }[]>(
      `select tenant_id as "tenantId", number, complainant_enc as sealed from incoming_matter where id = ?`,
      [id],
    );
    if (!row?.sealed) throw new NotFound('Complainant', id);
    const read = ComplainantReadV1.create({ matterId: id, number: row.number, at: at.toISOString() }, at);
    await appendToJournal(this.em, { type: 'complainant-read', id: uuid(), version: 1 }, [read]);
    return { tenantId: row.tenantId, sealed: row.sealed };
  }

  /** Lets whoever handed a restricted matter in see the answer to it. */
  showToSender(): Promise<void> {
    return seeAllFromHere(this.em);
  }

  /** Names who may read a restricted matter, before it is there; whoever hands it in sees the answer, and afterwards only if named. */
  async nameReaders(tenantId: string, matterId: string, readers: readonly string[]): Promise<void> {
    await this.showToSender();
    const known = await this.em.execute<{ id: string }[]>(`select id from person_account where tenant_id = ? and id = any(?::uuid[])`, [tenantId, textArray(readers)]);
    const unknown = readers.find((reader) => !known.some(({ id }) => id === reader));
    if (unknown !== undefined) throw new ReadersUnclear(`${unknown} is nobody of this tenant`, `知悉人 ${unknown} 不是本租户人员`);
    await this.em.execute(`insert into matter_reader (tenant_id, matter_id, person_id) select ?, ?, unnest(?::uuid[])`, [tenantId, matterId, textArray(readers)], 'run');
  }
}
