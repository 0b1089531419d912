import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { LearnedItem, LearnedItemsQuery, LearningAnswer, LessonAnswer, LessonsQuery } from '@yidan/contracts';
import { LessonForgottenV1 } from '@yidan/contracts';
import { Conditions, containing, cutPage, decodeCursor, instant } from '@yidan/platform';
import type { Page } from '@yidan/platform';
import { z } from 'zod';
import { RESTRICTED_ITEM } from '../../domain/duty-item/restricted-item.ts';
import { DisclosedItems, HIDDEN } from '../duty-item/disclosed-items.ts';

/** A matter that was confirmed, by an item still in force. */
export interface ConfirmedMatter {
  readonly matterId: string;
  readonly itemKey: string;
  /** Who holds the item now. */
  readonly organId: string;
  /** Who held it when it was confirmed. */
  readonly taughtOrganId: string;
}

interface State extends Omit<LearningAnswer, 'enabled' | 'weight' | 'outdated' | 'actions'> {
  readonly termsEdition: string | null;
}

/** Terms of fewer matters are told to nobody: they might say whose matter it was. */
const TOLD_FROM = 3;
const TERMS_SHOWN = 10;

const STATE = `
  select coalesce(s.change, 0)::int as "learningVersion", s.terms_edition as "termsEdition", ${instant('s.rebuilt_at')} as "rebuiltAt", s.rebuilt_matters as "rebuiltMatters",
         (select jsonb_build_object('confirmed', count(*) filter (where kind = 'CONFIRMED'), 'returned', count(*) filter (where kind = 'RETURNED'),
                                    'forgotten', (select count(*) from journal where type = ?)) from learned_lesson) as lessons,
         (select count(*)::int from learned_term where term = '' and confirmed + returned > 0) as items,
         (select count(distinct term)::int from learned_term where term <> '' and confirmed + returned > 0) as terms
    from (select 1) one left join learning_state s on true`;

const ITEM = `
  select l.item_key as "itemKey", l.confirmed, l.returned, l.organ_id as "ofOrgan", i.code as "itemCode", i.name as "itemName", jsonb_build_object('id', l.organ_id, 'name', coalesce(o.name, '')) as organ,
         coalesce((select jsonb_agg(jsonb_build_object('term', t.term, 'confirmed', t.confirmed) order by t.confirmed desc, t.term)
                     from (select term, confirmed from learned_term t where t.tenant_id = l.tenant_id and t.item_key = l.item_key and t.organ_id = l.organ_id and length(t.term) > 1 and t.confirmed >= ${TOLD_FROM}
                            order by confirmed desc, term limit ${TERMS_SHOWN}) t), '[]') as terms`;
const LEARNED = `
    from learned_term l
    left join effective_item i on i.tenant_id = l.tenant_id and i.item_key = l.item_key
    left join organ o on o.tenant_id = l.tenant_id and o.id = l.organ_id`;

const LESSON = `
  select l.id, l.matter_id as "matterId", m.number as "matterNumber", coalesce(m.title_masked, m.title) as title, l.kind, l.item_key as "itemKey", i.name as "itemName",
         jsonb_build_object('id', l.organ_id, 'name', coalesce(o.name, '')) as organ, ${instant('l.learned_at')} as "learnedAt"`;
const TAUGHT = `
    from learned_lesson l
    join incoming_matter m on m.tenant_id = l.tenant_id and m.id = l.matter_id
    left join effective_item i on i.tenant_id = l.tenant_id and i.item_key = l.item_key
    left join organ o on o.tenant_id = l.tenant_id and o.id = l.organ_id`;

const ItemKey = z.tuple([z.int(), z.uuid(), z.uuid()]);
const LessonKey = z.tuple([z.string(), z.uuid()]);

/** What was learned, as answers show it. */
@Injectable()
export class LearningViews {
  constructor(
    private readonly em: EntityManager,
    private readonly disclosed: DisclosedItems,
  ) {}

  async state(): Promise<State> {
    const [row] = await this.em.execute<State[]>(STATE, [LessonForgottenV1.type]);
    return row!;
  }

  async version(): Promise<number> {
    const [row] = await this.em.execute<{ version: number }[]>(`select change::int as version from learning_state`);
    return row?.version ?? 0;
  }

  /** Items by the number of matters that were confirmed for them, the most first. */
  async items({ keyword, cursor, limit }: LearnedItemsQuery): Promise<Page<LearnedItem>> {
    const like = keyword && containing(keyword);
    const conditions = new Conditions()
      .and(`l.term = '' and l.confirmed + l.returned > 0`)
      .where(
        like,
        // A search must not answer what the list does not show.
        `not ${HIDDEN('l.item_key', 'l.tenant_id')} and (i.name ilike ? or i.code ilike ? or exists (select from learned_term t where t.tenant_id = l.tenant_id and t.item_key = l.item_key and t.organ_id = l.organ_id and t.term like ? and t.confirmed >= ${TOLD_FROM}))`,
        like, like, like,
      );
    const [counted] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total ${LEARNED} ${conditions.sql}`, conditions.values);
    const after = decodeCursor(cursor, ItemKey);
    const paged = conditions.copy().where(after ?? undefined, '(-l.confirmed, l.item_key, l.organ_id) > (?::int, ?::uuid, ?::uuid)', ...(after ? [-after[0], after[1], after[2]] : []));
    const rows = await this.em.execute<LearnedItem[]>(`${ITEM} ${LEARNED} ${paged.sql} order by -l.confirmed, l.item_key, l.organ_id limit ?`, [...paged.values, limit + 1]);
    const page = cutPage(rows, limit, ({ confirmed, itemKey, organ }) => [confirmed, itemKey, organ.id], counted!.total);
    const hidden = await this.disclosed.hiddenAmong(page.items);
    return { ...page, items: page.items.map((item) => (hidden.has(item.itemKey) ? { ...item, itemCode: null, itemName: RESTRICTED_ITEM, terms: [] } : item)) };
  }

  /** Lessons, the latest first. */
  async lessons({ itemKey, kind, cursor, limit }: LessonsQuery): Promise<Page<LessonAnswer>> {
    const conditions = new Conditions().where(itemKey, 'l.item_key = ?').where(kind, 'l.kind = ?');
    const [counted] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total ${TAUGHT} ${conditions.sql}`, conditions.values);
    const after = decodeCursor(cursor, LessonKey);
    const paged = conditions.copy().where(after ?? undefined, '(l.learned_at, l.id) < (?::timestamptz, ?::uuid)', ...(after ?? []));
    const rows = await this.em.execute<(LessonAnswer & { id: string })[]>(`${LESSON} ${TAUGHT} ${paged.sql} order by l.learned_at desc, l.id desc limit ?`, [...paged.values, limit + 1]);
    const page = cutPage(rows, limit, ({ learnedAt, id }) => [learnedAt, id], counted!.total);
    const hidden = await this.disclosed.hiddenAmong(page.items);
    return { ...page, items: page.items.map(({ id: _, ...lesson }) => (hidden.has(lesson.itemKey) ? { ...lesson, itemName: RESTRICTED_ITEM } : lesson)) };
  }

  /** The matters confirmed last, by items that are in force. */
  lastConfirmed(limit: number): Promise<ConfirmedMatter[]> {
    return this.em.execute<ConfirmedMatter[]>(
      `select l.matter_id as "matterId", l.item_key as "itemKey", i.organ_id as "organId", l.organ_id as "taughtOrganId"
         from learned_lesson l join effective_item i on i.tenant_id = l.tenant_id and i.item_key = l.item_key
        where l.kind = 'CONFIRMED' order by l.learned_at desc, l.id desc limit ?`,
      [limit],
    );
  }
}
