import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { LexiconEntryAnswer, LexiconQuery } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { Conditions, containing, cutPage, decodeCursor, instant } from '@yidan/platform';
import type { Page } from '@yidan/platform';
import { z } from 'zod';

const Key = z.tuple([z.string(), z.uuid()]);
const ENTRY = `e.id, e.words, e.terms, e.holders, e.note, e.entered_by as "enteredBy", ${instant('e.entered_at')} as "enteredAt", e.row_version as "rowVersion"`;
const SAID = `array_to_string(e.words || e.terms || e.holders, ' ')`;

/** The tenant's own lexicon as answers show it, the latest entry first. */
@Injectable()
export class LexiconViews {
  constructor(private readonly em: EntityManager) {}

  async page({ keyword, cursor, limit }: LexiconQuery): Promise<Page<LexiconEntryAnswer>> {
    const conditions = new Conditions().and('e.removed_at is null').where(keyword && containing(keyword), `${SAID} like ?`);
    const [counted] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total from lexicon_entry e ${conditions.sql}`, conditions.values);
    const after = decodeCursor(cursor, Key);
    const paged = conditions.copy().where(after ?? undefined, '(e.entered_at, e.id) < (?::timestamptz, ?::uuid)', ...(after ?? []));
    const rows = await this.em.execute<LexiconEntryAnswer[]>(`select ${ENTRY} from lexicon_entry e ${paged.sql} order by e.entered_at desc, e.id desc limit ?`, [...paged.values, limit + 1]);
    return cutPage(rows, limit, ({ enteredAt, id }) => [enteredAt, id], counted!.total);
  }

  async one(id: string): Promise<LexiconEntryAnswer> {
    const [row] = await this.em.execute<LexiconEntryAnswer[]>(`select ${ENTRY} from lexicon_entry e where e.id = ? and e.removed_at is null`, [id]);
    if (!row) throw new NotFound('LexiconEntry', id);
    return row;
  }
}
