import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { LexiconEntry } from '../../domain/lexicon/lexicon-entry.ts';
import { WordTaken } from '../../domain/lexicon/lexicon.errors.ts';

/** The everyday words a tenant entered; each stands in one entry, whoever else is entering it at the same moment. */
@Injectable()
export class LexiconEntryRepository {
  constructor(private readonly em: EntityManager) {}

  async get(id: string): Promise<LexiconEntry> {
    const entry = await this.em.findOne(LexiconEntry, { id, removedAt: null });
    if (!entry) throw new NotFound('LexiconEntry', id);
    return entry;
  }

  async save(entry: LexiconEntry): Promise<void> {
    await saveWithEvents(this.em, 'lexicon-entry', entry);
    await this.em.execute(`delete from lexicon_word where tenant_id = ? and entry_id = ?`, [entry.tenantId, entry.id], 'run');
    if (!entry.removedAt) await this.takeWords(entry);
    await this.em.execute(
      `insert into lexicon_change (tenant_id, change) values (?, 1) on conflict (tenant_id) do update set change = lexicon_change.change + 1`,
      [entry.tenantId],
      'run',
    );
  }

  private async takeWords({ id, tenantId, words }: LexiconEntry): Promise<void> {
    const taken = await this.em.execute<{ word: string }[]>(
      `insert into lexicon_word (tenant_id, word, entry_id) select ?, w, ? from jsonb_array_elements_text(?::jsonb) as w on conflict (tenant_id, word) do nothing returning word`,
      [tenantId, id, JSON.stringify(words)],
    );
    const own = new Set(taken.map(({ word }) => word));
    const others = words.filter((word) => !own.has(word));
    if (others.length > 0) throw new WordTaken(others);
  }
}
