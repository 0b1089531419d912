import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { LearningRebuiltV1, LessonForgottenV1 } from '@yidan/contracts';
import type { EventData } from '@yidan/contracts';
import { lessonTermsEdition } from '@yidan/matching';
import { appendToJournal } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { Lesson } from '../../domain/learning/matter-lessons.ts';

/** What a lesson counts by: its terms, and itself. */
export interface Counted {
  readonly lesson: Lesson;
  readonly terms: readonly string[];
}

/** How a tenant's learning stands. */
export interface LearningState {
  readonly change: number;
  readonly termsEdition: string;
}

/** Stands for the lesson itself among its terms. */
const ITSELF = '';

interface CountRow {
  term: string;
  itemKey: string;
  organId: string;
  confirmed: number;
  returned: number;
}

/** Lessons of a tenant and the counts that follow from them, always written together. */
@Injectable()
export class LearningRepository {
  constructor(private readonly em: EntityManager) {}

  /** Lets whoever else learns from this matter wait until this transaction ends. Taken before the tenant's counts, always. */
  async hold(matterId: string): Promise<void> {
    await this.em.execute(`select pg_advisory_xact_lock(hashtextextended('lesson ' || ?::text, 0))`, [matterId]);
  }

  /** What a matter teaches now. */
  lessonsOf(matterId: string): Promise<Lesson[]> {
    return this.em.execute<Lesson[]>(`select kind, item_key as "itemKey", organ_id as "organId", learned_at as at from learned_lesson where matter_id = ?`, [matterId]);
  }

  /** The next change of a tenant's counts; the row stays locked, so that changes become visible in their order. */
  async nextChange(tenantId: string): Promise<LearningState> {
    const [state] = await this.em.execute<LearningState[]>(
      `insert into learning_state (tenant_id, change, generation, terms_edition) values (?, 1, 1, ?)
       on conflict (tenant_id) do update set change = learning_state.change + 1
       returning change::int as change, terms_edition as "termsEdition"`,
      [tenantId, lessonTermsEdition],
    );
    return state!;
  }

  /** Takes lessons of a matter back and adds others. */
  async change(tenantId: string, matterId: string, terms: readonly string[], { takenBack, added }: { takenBack: readonly Lesson[]; added: readonly Lesson[] }): Promise<void> {
    const { change, termsEdition } = await this.nextChange(tenantId);
    for (const lesson of takenBack) await this.removeLesson(tenantId, matterId, lesson);
    await this.addLessons(tenantId, added.map((lesson) => ({ matterId, ...lesson })));
    // Terms of another edition would not meet what was counted before: the lessons wait for the counts to be made anew.
    if (termsEdition !== lessonTermsEdition) return;
    for (const lesson of takenBack) await this.takeBack(tenantId, { lesson, terms }, change);
    await this.count(tenantId, added.map((lesson) => ({ lesson, terms })), change);
  }

  /** Lets go of all lessons and counts; readers take the tenant's counts anew. */
  async beginAnew(tenantId: string): Promise<LearningState> {
    await this.nextChange(tenantId);
    await this.em.execute(`delete from learned_term where tenant_id = ?`, [tenantId], 'run');
    await this.em.execute(`delete from learned_lesson where tenant_id = ?`, [tenantId], 'run');
    const [state] = await this.em.execute<LearningState[]>(
      `update learning_state set generation = generation + 1, terms_edition = ? where tenant_id = ? returning change::int as change, terms_edition as "termsEdition"`,
      [lessonTermsEdition, tenantId],
    );
    return state!;
  }

  async addLessons(tenantId: string, lessons: readonly (Lesson & { matterId: string })[]): Promise<void> {
    if (lessons.length === 0) return;
    const rows = lessons.map(({ at, ...lesson }) => ({ ...lesson, id: uuid(), at: at.toISOString() }));
    await this.em.execute(
      `insert into learned_lesson (tenant_id, id, matter_id, kind, item_key, organ_id, learned_at)
       select ?, r.id, r."matterId", r.kind, r."itemKey", r."organId", r.at
         from jsonb_to_recordset(?::jsonb) as r(id uuid, "matterId" uuid, kind text, "itemKey" uuid, "organId" uuid, at timestamptz)`,
      [tenantId, JSON.stringify(rows)],
      'run',
    );
  }

  /** Counts lessons by their terms. */
  async count(tenantId: string, counted: readonly Counted[], change: number): Promise<void> {
    if (counted.length === 0) return;
    await this.em.execute(
      `insert into learned_term (tenant_id, term, item_key, organ_id, confirmed, returned, change)
       select ?, r.term, r."itemKey", r."organId", r.confirmed, r.returned, ?
         from jsonb_to_recordset(?::jsonb) as r(term text, "itemKey" uuid, "organId" uuid, confirmed int, returned int)
       on conflict (tenant_id, term, item_key, organ_id) do update
          set confirmed = learned_term.confirmed + excluded.confirmed, returned = learned_term.returned + excluded.returned, change = excluded.change`,
      [tenantId, change, JSON.stringify(summed(counted))],
      'run',
    );
  }

  async finishAnew(tenantId: string, matters: number, at: Date): Promise<void> {
    await this.em.execute(`update learning_state set rebuilt_at = ?, rebuilt_matters = ? where tenant_id = ?`, [at, matters, tenantId], 'run');
  }

  async numberOf(matterId: string): Promise<string | null> {
    const [row] = await this.em.execute<{ number: string }[]>(`select number from incoming_matter where id = ?`, [matterId]);
    return row?.number ?? null;
  }

  /** Writes down that what a matter taught is to count no more, and why. */
  async forget(matterId: string, number: string, ground: string, at: Date): Promise<void> {
    await appendToJournal(this.em, { type: 'lesson', id: matterId, version: 1 }, [LessonForgottenV1.create({ matterId, number, at: at.toISOString() }, at)], { note: { ground } });
  }

  /** Writes down that all counts were made anew. */
  async tellRebuilt(rebuilt: Omit<EventData<typeof LearningRebuiltV1>, 'at'>, at: Date): Promise<void> {
    await appendToJournal(this.em, { type: 'learning', id: uuid(), version: 1 }, [LearningRebuiltV1.create({ ...rebuilt, at: at.toISOString() }, at)]);
  }

  private async removeLesson(tenantId: string, matterId: string, { kind, organId }: Lesson): Promise<void> {
    await this.em.execute(`delete from learned_lesson where tenant_id = ? and matter_id = ? and kind = ? and organ_id = ?`, [tenantId, matterId, kind, organId], 'run');
  }

  private async takeBack(tenantId: string, { lesson: { kind, itemKey, organId }, terms }: Counted, change: number): Promise<void> {
    const column = kind === 'CONFIRMED' ? 'confirmed' : 'returned';
    await this.em.execute(
      `update learned_term set ${column} = ${column} - 1, change = ?
        where tenant_id = ? and item_key = ? and organ_id = ? and term in (select jsonb_array_elements_text(?::jsonb))`,
      [change, tenantId, itemKey, organId, JSON.stringify([ITSELF, ...terms])],
      'run',
    );
  }
}

function summed(counted: readonly Counted[]): CountRow[] {
  const rows = new Map<string, CountRow>();
  for (const { lesson: { kind, itemKey, organId }, terms } of counted) {
    for (const term of [ITSELF, ...terms]) {
      const key = `${term} ${itemKey} ${organId}`;
      const row = rows.get(key) ?? { term, itemKey, organId, confirmed: 0, returned: 0 };
      row[kind === 'CONFIRMED' ? 'confirmed' : 'returned'] += 1;
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}
