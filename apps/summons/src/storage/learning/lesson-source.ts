import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Location } from '@yidan/contracts';
import { lessonTerms, type MatchQuery } from '@yidan/matching';
import { textArray } from '@yidan/platform';
import { MatterLessons, TEACHING_EVENTS } from '../../domain/learning/matter-lessons.ts';
import type { TeachingFact } from '../../domain/learning/matter-lessons.ts';

interface Row {
  matterId: string;
  type: string;
  at: Date;
  actor: string;
  data: string;
}

const FACT = `payload->>'matterId' as "matterId", type, occurred_at as at, actor, payload::text as data from journal where type = any(?::text[])`;
const TEACHING = textArray(TEACHING_EVENTS);
/** So many rows of the journal are held at a time. */
const PIECE = 5000;

/** What lessons are made from: the journal of matters and orders, and the stored texts without numbers and names. */
@Injectable()
export class LessonSource {
  constructor(private readonly em: EntityManager) {}

  /** What one matter teaches by all that was recorded of it, in this transaction too. */
  async ofMatter(matterId: string): Promise<MatterLessons> {
    const rows = await this.em.execute<Row[]>(
      `select ${FACT} and ((agg_type in ('incoming-matter', 'lesson') and agg_id = ?)
                 or (agg_type = 'dispatch-order' and agg_id in (select id from dispatch_order where matter_id = ?))) order by seq`,
      [TEACHING, matterId, matterId],
    );
    return MatterLessons.from(rows.map(factOf));
  }

  /** What every matter of the tenant teaches, by its id. */
  async ofAll(): Promise<Map<string, MatterLessons>> {
    const lessons = new Map<string, MatterLessons>();
    let after = '0';
    for (;;) {
      const rows = await this.em.execute<(Row & { readTo: string })[]>(`select seq::text as "readTo", ${FACT} and seq > ? order by seq limit ${PIECE}`, [TEACHING, after]);
      for (const row of rows) {
        const known = lessons.get(row.matterId) ?? new MatterLessons();
        known.take(factOf(row));
        lessons.set(row.matterId, known);
      }
      if (rows.length < PIECE) return lessons;
      after = rows.at(-1)!.readTo;
    }
  }

  /** The terms of matters that may teach, by id: what is for named readers only, or secret, teaches nothing. */
  async termsOf(matterIds: readonly string[]): Promise<Map<string, string[]>> {
    const texts = await this.textsOf(matterIds);
    return new Map([...texts].map(([id, text]) => [id, lessonTerms(text)]));
  }

  /** Matters as matching is asked about them, without numbers and names of people. */
  async textsOf(matterIds: readonly string[]): Promise<Map<string, MatchQuery>> {
    const rows = await this.em.execute<{ id: string; title: string; content: string; category: string | null; location: Location | null }[]>(
      `select id, coalesce(title_masked, title) as title, coalesce(content_masked, content) as content, category, location
         from incoming_matter where id = any(?::uuid[]) and disclosure in ('PUBLIC', 'INTERNAL')`,
      [textArray(matterIds)],
    );
    return new Map(rows.map(({ id, title, content, category, location }) => [id, { title, content, place: placeOf(location), ...(category && { category }) }]));
  }
}

function placeOf(location: Location | null): NonNullable<MatchQuery['place']> {
  const { regionCode, address } = location ?? {};
  return { ...(regionCode && { regionCode }), ...(address && { address }) };
}

function factOf({ type, at, actor, data }: Row): TeachingFact {
  const { id } = JSON.parse(actor) as { id: string };
  return { type, at: new Date(at), bySystem: id.startsWith('system:'), data: JSON.parse(data) as TeachingFact['data'] };
}
