import { Injectable } from '@nestjs/common';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { appendToJournal, saveWithEvents } from '@yidan/platform';
import { ComplainantReadV1 } from '@yidan/contracts';
import { v7 as uuid } from 'uuid';
import { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { MatchResult } from '../../domain/incoming-matter/match-result.ts';

/** Loads and saves matters. */
@Injectable()
export class IncomingMatterRepository {
  constructor(private readonly em: EntityManager) {}

  /** The matter, held until this transaction ends: its orders are counted and replaced one act at a time. */
  getForUpdate(id: string): Promise<IncomingMatter> {
    return this.em.findOneOrFail(IncomingMatter, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, failHandler: () => new NotFound('IncomingMatter', id) });
  }

  /** The matter a sender announced under this number; whoever asks waits for others who are just announcing it. */
  async announcedAs(tenantId: string, channel: IncomingMatter['channel'], externalId: string): Promise<IncomingMatter | null> {
    await this.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [JSON.stringify([tenantId, channel, externalId])]);
    return this.em.findOne(IncomingMatter, { tenantId, channel, externalId });
  }

  /** What the list answered last. */
  matchOf(matterId: string): Promise<MatchResult | null> {
    return this.em.findOne(MatchResult, { matterId }, { orderBy: { matchedAt: 'desc', id: 'desc' } });
  }

  async save(matter: IncomingMatter, note?: Record<string, unknown>): Promise<void> {
    await saveWithEvents(this.em, 'incoming-matter', matter, note);
  }

  keep(result: MatchResult): void {
    this.em.persist(result);
  }

  /** The complainant's ciphertext of a matter; that somebody looked is written down. */
  async complainantOf(id: string, at: Date): Promise<Buffer | null> {
    const [row] = await this.em.execute<{ number: string; enc: Buffer | null }[]>(`select number, complainant_enc as enc from incoming_matter where id = ?`, [id]);
    if (!row) throw new NotFound('IncomingMatter', id);
    const read = ComplainantReadV1.create({ matterId: id, number: row.number, at: at.toISOString() }, at);
    await appendToJournal(this.em, { type: 'complainant-read', id: uuid(), version: 1 }, [read]);
    return row.enc;
  }
}
