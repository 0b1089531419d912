import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NoticeAnswer, NoticesExportQuery, NoticesQuery, NoticeSummary } from '@yidan/contracts';
import { addDays, NotFound, startOfDay } from '@yidan/kernel';
import { Conditions, containing, cutPage, decodeCursor, instant, textArray, type Page } from '@yidan/platform';
import { z } from 'zod';
import type { Acting } from '../../domain/acting.ts';
import { noticeReach } from '../../domain/supervision/notice-view.ts';
import { supervisionLevelZh } from '../../domain/supervision/supervision-level.ts';
import { noticeSeenBy } from '../../domain/supervision/supervision-notice.ts';
import { noticeLifecycle } from '../../domain/supervision/supervision-notice.lifecycle.ts';
import { closedGroundZh, supervisionReasonZh } from '../../domain/supervision/supervision-words.ts';
import { NOTICE_CLOCKS } from './supervision-notice.repository.ts';

const Key = z.tuple([z.iso.datetime(), z.uuid()]);
const MOST_EXPORTED = 10_000;

const FROM = `
  from supervision_notice n
  join organ o on o.tenant_id = n.tenant_id and o.id = n.organ_id
  left join internal_unit u on u.tenant_id = n.tenant_id and u.id = n.unit_id`;
/** What the organ owes now. */
const OWED = `d.tenant_id = n.tenant_id and d.owner_type = '${NOTICE_CLOCKS}' and d.owner_id = n.id and d.status = 'RUNNING'`;

const COLUMNS = `
  n.id, n.number, n.level, n.state, n.reason, n.origin, n.leader_coordination as "leaderCoordination", n.object_type as "objectType", n.object_id as "objectId", n.object_number as "objectNumber",
  n.object_title as "objectTitle", json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ,
  case when u.id is not null then json_build_object('id', u.id, 'code', u.code, 'name', u.name) end as unit, ${instant('n.issued_at')} as "issuedAt",
  (select ${instant('min(d.due_at)')} from deadline d where ${OWED}) as "dueAt", n.former_id as "formerId", n.successor_id as "successorId", n.closed_ground as "closedGround",
  n.row_version as "rowVersion"`;

const WHOLE = `${COLUMNS}, n.facts, n.requirement, n.issued_by as "issuedBy", ${instant('n.signed_at')} as "signedAt", n.replies, ${instant('n.closed_at')} as "closedAt",
  n.clock_task as "clockTask", ${instant('n.clock_started_at')} as "clockStartedAt", ${instant('n.clock_due_at')} as "clockDueAt", n.organ_id as "organId", n.unit_id as "unitId"`;

type Row = Omit<NoticeSummary, 'levelZh' | 'stateZh' | 'reasonZh' | 'overdue'>;
type WholeRow = Row & Pick<NoticeAnswer, 'facts' | 'requirement' | 'issuedBy' | 'signedAt' | 'replies' | 'closedAt'> & { clockTask: string; clockStartedAt: string | null; clockDueAt: string; organId: string; unitId: string | null };
type Filters = Omit<NoticesQuery, 'cursor' | 'limit'> | NoticesExportQuery;

/** 督办台账: notices within what the caller may see, the newest first. */
@Injectable()
export class NoticesViews {
  constructor(private readonly em: EntityManager) {}

  async page(query: NoticesQuery, actor: Acting, now: Date): Promise<Page<NoticeSummary>> {
    const conditions = conditionsOf(query, actor, now);
    const [row] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total ${FROM} ${conditions.sql}`, conditions.values);
    const after = decodeCursor(query.cursor, Key);
    const rows = await this.rows(conditions.copy().where(after ?? undefined, '(n.issued_at, n.id) < (?::timestamptz, ?::uuid)', ...(after ?? [])), query.limit + 1);
    const page = cutPage(rows, query.limit, ({ issuedAt, id }) => [issuedAt, id], row!.total);
    return { ...page, items: page.items.map((each) => summaryOf(each, now)) };
  }

  /** The notices of an export. */
  async all(query: NoticesExportQuery, actor: Acting, now: Date): Promise<NoticeSummary[]> {
    const rows = await this.rows(conditionsOf(query, actor, now), MOST_EXPORTED);
    return rows.map((row) => summaryOf(row, now));
  }

  async one(id: string, actor: Acting, now: Date): Promise<NoticeAnswer> {
    const conditions = within(actor).and('n.id = ?', id);
    const [row] = await this.em.execute<WholeRow[]>(`select ${WHOLE} ${FROM} ${conditions.sql}`, conditions.values);
    if (!row) throw new NotFound('supervision-notice', id);
    return answerOf(row, actor, now);
  }

  /** What was just issued, also where looking at notices is not the caller's: a machine account is told its own. */
  async issued(id: string, now: Date): Promise<NoticeSummary> {
    const [row] = await this.rows(new Conditions().and('n.id = ?', id), 1);
    return summaryOf(row!, now);
  }

  private rows(conditions: Conditions, limit: number): Promise<Row[]> {
    return this.em.execute<Row[]>(`select ${COLUMNS} ${FROM} ${conditions.sql} order by n.issued_at desc, n.id desc limit ?`, [...conditions.values, limit]);
  }
}

function answerOf(row: WholeRow, actor: Acting, now: Date): NoticeAnswer {
  const { clockTask, clockStartedAt, clockDueAt, organId, unitId, ...rest } = row;
  const actions = noticeLifecycle.actionsFor(row.state, noticeSeenBy({ organId, unitId, issuedBy: row.issuedBy }, actor));
  const { facts, requirement, issuedBy, signedAt, replies, closedAt, ...summary } = rest;
  return {
    ...summaryOf(summary, now),
    clock: { task: clockTask, startedAt: clockStartedAt, dueAt: clockDueAt, overdue: now > new Date(clockDueAt) },
    facts, requirement, issuedBy, signedAt, replies, closedAt,
    // There is nothing to sign before somebody has written it, and nobody signs the own text.
    actions: actions.filter((command) => (command !== 'reply' && command !== 'replyAgain') || isToSign(replies, actor)),
  };
}

function isToSign(replies: NoticeAnswer['replies'], { personId }: Acting): boolean {
  const draft = replies.at(-1);
  return draft !== undefined && draft.signedBy === null && draft.writtenBy !== personId;
}

function summaryOf(row: Row, now: Date): NoticeSummary {
  return {
    ...row,
    levelZh: supervisionLevelZh[row.level],
    stateZh: noticeLifecycle.states[row.state],
    reasonZh: supervisionReasonZh[row.reason],
    closedGround: row.closedGround === null ? null : closedGroundZh[row.closedGround as keyof typeof closedGroundZh],
    overdue: row.dueAt !== null && now > new Date(row.dueAt),
  };
}

function within(actor: Acting): Conditions {
  const reach = noticeReach(actor);
  const conditions = new Conditions();
  if (reach === 'all') return conditions;
  if (reach === 'none') return conditions.and('false');
  conditions.and('n.organ_id = ?', actor.organId);
  return reach === 'organ' ? conditions : conditions.and('n.unit_id is null or n.unit_id = ?', actor.unitId);
}

function conditionsOf(query: Filters, actor: Acting, now: Date): Conditions {
  const conditions = within(actor)
    .where(query.state, 'n.state = any(?::text[])', query.state && textArray(query.state))
    .where(query.level, 'n.level = any(?::text[])', query.level && textArray(query.level))
    .where(query.organId, 'n.organ_id = ?')
    .where(query.unitId, 'n.unit_id = ?')
    .where(query.objectType, 'n.object_type = ?')
    .where(query.objectId, 'n.object_id = ?')
    .where(query.origin, 'n.origin = ?')
    .where(query.leaderCoordination, 'n.leader_coordination = ?', query.leaderCoordination === 'true')
    .where(query.from, 'n.issued_at >= ?::timestamptz', query.from && startOfDay(query.from).toISOString())
    .where(query.to, 'n.issued_at < ?::timestamptz', query.to && startOfDay(addDays(query.to, 1)).toISOString());
  if (query.overdue !== undefined) conditions.and(`${query.overdue === 'true' ? '' : 'not '}exists (select from deadline d where ${OWED} and d.due_at < ?::timestamptz)`, now.toISOString());
  if (query.keyword !== undefined) {
    const like = containing(query.keyword);
    conditions.and('n.number = ? or n.object_number = ? or n.object_title ilike ? or o.name ilike ? or n.requirement ilike ?', query.keyword, query.keyword, like, like, like);
  }
  return conditions;
}
