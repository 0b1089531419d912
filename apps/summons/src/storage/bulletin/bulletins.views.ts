import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { BulletinAnswer, BulletinsQuery, BulletinSummary, PublishedBulletin, PublishedQuery } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { Conditions, cutPage, decodeCursor, instant, textArray, type Page } from '@yidan/platform';
import { z } from 'zod';
import type { Acting } from '../../domain/acting.ts';
import type { BulletinEntry } from '../../domain/bulletin/bulletin-entry.ts';
import { seesWholeBulletins } from '../../domain/bulletin/bulletin-view.ts';
import { bulletinSeenBy } from '../../domain/bulletin/bulletin.ts';
import { bulletinLifecycle } from '../../domain/bulletin/bulletin.lifecycle.ts';

const Key = z.tuple([z.iso.datetime(), z.uuid()]);

const SUMMARY = `
  b.id, b.title, b.from_date::text as "from", b.to_date::text as "to", b.audience, b.state, b.document_number as "documentNumber", ${instant('b.drafted_at')} as "draftedAt",
  ${instant('b.appeal_until')} as "appealUntil", (select count(*)::int from bulletin_appeal a where a.tenant_id = b.tenant_id and a.bulletin_id = b.id and a.outcome is null) as "openAppeals",
  ${instant('b.signed_at')} as "signedAt", ${instant('b.published_at')} as "publishedAt", b.row_version as "rowVersion"`;

const APPEALS = `
  select a.id, json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ, a.text, ${instant('a.filed_at')} as "filedAt", a.outcome, a.answer, ${instant('a.answered_at')} as "answeredAt"
    from bulletin_appeal a join organ o on o.tenant_id = a.tenant_id and o.id = a.organ_id where a.bulletin_id = ?`;

const PUBLISHED = `
  select b.id, b.title, b.from_date::text as "from", b.to_date::text as "to", b.document_number as "documentNumber", ${instant('b.signed_at')} as "signedAt", ${instant('b.published_at')} as "publishedAt",
         b.figures->'all' as figures, b.requirement, b.entries from bulletin b`;

type SummaryRow = Omit<BulletinSummary, 'stateZh'>;
type WholeRow = SummaryRow & { figures: BulletinAnswer['figures']; requirement: string; entries: BulletinEntry[] };
type PublishedRow = Omit<PublishedBulletin, 'entries'> & { entries: BulletinEntry[] };

/** 通报查询: on their way for those who work on them and those who are named, published ones for all. */
@Injectable()
export class BulletinsViews {
  constructor(private readonly em: EntityManager) {}

  async page({ cursor, limit, state }: BulletinsQuery, actor: Acting): Promise<Page<BulletinSummary>> {
    const after = decodeCursor(cursor, Key);
    const conditions = within(actor).where(state, 'b.state = ?').where(after ?? undefined, '(b.drafted_at, b.id) < (?::timestamptz, ?::uuid)', ...(after ?? []));
    const rows = await this.em.execute<SummaryRow[]>(`select ${SUMMARY} from bulletin b ${conditions.sql} order by b.drafted_at desc, b.id desc limit ?`, [...conditions.values, limit + 1]);
    const page = cutPage(rows, limit, ({ draftedAt, id }) => [draftedAt, id]);
    return { ...page, items: page.items.map(withWords) };
  }

  async one(id: string, actor: Acting): Promise<BulletinAnswer> {
    const conditions = within(actor).and('b.id = ?', id);
    const [row] = await this.em.execute<WholeRow[]>(`select ${SUMMARY}, b.figures->'all' as figures, b.requirement, b.entries from bulletin b ${conditions.sql}`, conditions.values);
    if (!row) throw new NotFound('bulletin', id);
    const { entries, figures, requirement, ...summary } = row;
    // Before everybody may read it, an organ reads what is said of itself and of nobody else.
    const isWhole = seesWholeBulletins(actor);
    const own = ({ organId }: { organId: string }): boolean => isWhole || organId === actor.organId;
    const appeals = await this.em.execute<BulletinAnswer['appeals']>(`${APPEALS} order by a.filed_at, a.id`, [id]);
    return {
      ...withWords(summary),
      figures,
      requirement,
      entries: await this.named(entries.filter(own)),
      appeals: appeals.filter(({ organ }) => isWhole || organ.id === actor.organId),
      actions: bulletinLifecycle.actionsFor(row.state, bulletinSeenBy({ entries }, actor)),
    };
  }

  /** 已印发的通报, the newest first; for the public only those that are meant for it. */
  async published({ cursor, limit }: PublishedQuery, isPublic: boolean): Promise<Page<PublishedBulletin>> {
    const after = decodeCursor(cursor, Key);
    const conditions = published(isPublic).where(after ?? undefined, '(b.published_at, b.id) < (?::timestamptz, ?::uuid)', ...(after ?? []));
    const rows = await this.em.execute<PublishedRow[]>(`${PUBLISHED} ${conditions.sql} order by b.published_at desc, b.id desc limit ?`, [...conditions.values, limit + 1]);
    const page = cutPage(rows, limit, ({ publishedAt, id }) => [publishedAt, id]);
    const named = await this.named(page.items.flatMap(({ entries }) => entries));
    let next = 0;
    return { ...page, items: page.items.map((row) => ({ ...row, entries: row.entries.map(() => named[next++]!) })) };
  }

  async publishedOne(id: string): Promise<PublishedBulletin> {
    const conditions = published(false).and('b.id = ?', id);
    const [row] = await this.em.execute<PublishedRow[]>(`${PUBLISHED} ${conditions.sql}`, conditions.values);
    if (!row) throw new NotFound('bulletin', id);
    return { ...row, entries: await this.named(row.entries) };
  }

  /** Of a region that is no tenant there is nothing to ask. */
  async requireTenant(tenantId: string): Promise<void> {
    const found = await this.em.execute<unknown[]>('select 1 from tenant where tenant_id = ?', [tenantId]);
    if (found.length === 0) throw new NotFound('tenant', tenantId);
  }

  private async named(entries: readonly BulletinEntry[]): Promise<BulletinAnswer['entries']> {
    const organs = await this.em.execute<{ id: string; code: string; name: string }[]>('select id, code, name from organ where id = any(?::uuid[])', [textArray(entries.map(({ organId }) => organId))]);
    return entries.map(({ organId, ...entry }) => ({ ...entry, organ: organs.find(({ id }) => id === organId) ?? { id: organId, code: null, name: '' } }));
  }
}

function within(actor: Acting): Conditions {
  const conditions = new Conditions();
  return seesWholeBulletins(actor) ? conditions : conditions.and('b.circulated_at is not null and b.entries @> ?::jsonb', JSON.stringify([{ organId: actor.organId }]));
}

function published(isPublic: boolean): Conditions {
  return new Conditions().and(`b.state = 'PUBLISHED'${isPublic ? ` and b.audience = 'PUBLIC'` : ''}`);
}

function withWords(row: SummaryRow): BulletinSummary {
  return { ...row, stateZh: bulletinLifecycle.states[row.state] };
}
