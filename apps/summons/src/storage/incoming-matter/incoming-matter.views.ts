import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { addDays, maskDeep, NotFound, startOfDay } from '@yidan/kernel';
import type { MatchAnswer, MatterAnswer, MattersQuery, MatterSummary, StatutoryChannel } from '@yidan/contracts';
import { Conditions, containing, instant, likeFor } from '@yidan/platform';
import type { Acting } from '../../domain/acting.ts';
import { chainPlace, isInChain } from '../../domain/incoming-matter/handling-chain.ts';
import type { OrderHolder } from '../../domain/incoming-matter/handling-chain.ts';
import { widestView } from '../../domain/dispatch-order/order-view.ts';
import { beyondOwnMatters, mayHaveSent } from '../../domain/incoming-matter/matter-view.ts';
import { matterLifecycle } from '../../domain/incoming-matter/incoming-matter.lifecycle.ts';
import type { ProposedItem } from '../../domain/incoming-matter/match-result.ts';
import { statutoryChannels } from '../../domain/incoming-matter/statutory-channels.ts';
import type { StatutoryHint } from '../../domain/incoming-matter/statutory-channels.ts';
import { countUpTo, LOOKED_AT, newest, pageOf, readPlace } from '../counted-page.ts';
import type { CountedPage, Found, Listed } from '../counted-page.ts';
import { deadlineAnswers, DEADLINES } from '../deadline/deadline.views.ts';
import type { DeadlineRow } from '../deadline/deadline.views.ts';
import { ORDERS, within } from '../dispatch-order/dispatch-order.views.ts';
import { HOLDERS } from '../dispatch-order/matter-holders.ts';
import { orderSummary } from '../dispatch-order/order-summary.sql.ts';
import type { OrderRow } from '../dispatch-order/order-summary.sql.ts';
import { BESIDE_KEPT, withNames } from '../holder-names.views.ts';
import type { Beside } from '../holder-names.views.ts';
import { MATTERS } from '../live/figure-conditions.ts';
import { TOWNSHIP } from '../live/township.sql.ts';

type Row = Omit<MatterSummary, 'stateZh'>;
type Whole = Row & Pick<MatterAnswer, 'content' | 'category' | 'location' | 'occurredAt' | 'attachments' | 'hasComplainant' | 'paperFileNumber' | 'decision' | 'mergedInto' | 'dispute'> & { disputeCaseNumber: string | null } & { statutoryChannel: StatutoryChannel | null; statutoryHint: StatutoryHint | null; titleWritten: string; contentWritten: string; sentBy: string; holders: OrderHolder[]; match: Proposal; deadlines: DeadlineRow[]; orders: OrderRow[] };
type Proposal = Omit<MatchAnswer, 'candidates'> & { candidates: ProposedItem[]; beside: Beside };

// What lists, searches and those outside the handling chain are given: no numbers of people.
const TITLE = 'coalesce(m.title_masked, m.title)';
const CONTENT = 'coalesce(m.content_masked, m.content)';
const SUMMARY = `m.id, m.number, m.channel, m.external_id as "externalId", ${TITLE} as title, m.disclosure, m.urgency, m.state, ${instant('m.received_at')} as "receivedAt", m.row_version as "rowVersion"`;
const WHOLE = `${SUMMARY}, ${CONTENT} as content, m.title as "titleWritten", m.content as "contentWritten", m.submitted_by_organ_id as "sentBy", m.paper_file_number as "paperFileNumber", m.category, m.location, ${instant('m.occurred_at')} as "occurredAt", m.attachments, m.complainant_enc is not null as "hasComplainant", m.decision, m.statutory_channel as "statutoryChannel", m.statutory_hint as "statutoryHint",
  (select jsonb_build_object('id', i.id, 'number', i.number) from incoming_matter i where i.tenant_id = m.tenant_id and i.id = m.merged_into_id) as "mergedInto", m.dispute_case_number as "disputeCaseNumber",
  case when m.dispute_case_id is not null then jsonb_build_object('caseId', m.dispute_case_id, 'number', m.dispute_case_number) end as dispute,
  ${HOLDERS('m.id')} as holders, ${DEADLINES('incoming-matter', 'm.id')} as deadlines,
  (select json_build_object('decision', r.decision, 'candidates', r.candidates, 'versionIds', r.version_ids, 'algorithmVersion', r.algorithm_version, 'beside', ${BESIDE_KEPT('r.candidates')})
     from (select * from match_result where matter_id = m.id order by matched_at desc, id desc limit 1) r) as match`;

const LISTED: Listed = { row: 'm', from: 'incoming_matter m', at: 'received_at' };

/** Matters as answers show them, within what the caller may see. */
@Injectable()
export class IncomingMatterViews {
  constructor(private readonly em: EntityManager) {}

  async page(query: MattersQuery, actor: Acting): Promise<CountedPage<MatterSummary>> {
    const conditions = conditionsOf(query, actor);
    const place = readPlace(query.cursor);
    const paged = conditions.copy().where(place ?? undefined, '(m.received_at, m.id) < (?::timestamptz, ?::uuid)', place?.at, place?.id);
    const found = query.keyword === undefined ? { rows: await this.newest(paged, query) } : await this.search(paged, query.keyword, query, actor, place === null);
    const counted = place ?? found.counted ?? (await countUpTo(this.em, LISTED, conditions, query.state));
    return pageOf(found, query.limit, counted, ({ receivedAt, id }) => [receivedAt, id], summary);
  }

  async one(id: string, actor: Acting, now: Date): Promise<MatterAnswer> {
    const conditions = visible(actor).and('m.id = ?', id);
    const orders = ordersSeen(actor).and('o.matter_id = ?', id);
    const [row] = await this.em.execute<Whole[]>(`select ${WHOLE}, ${ORDERS(orders)} as orders from incoming_matter m ${conditions.sql}`, [...orders.values, ...conditions.values]);
    if (!row) throw new NotFound('IncomingMatter', id);
    const { titleWritten, contentWritten, sentBy, statutoryChannel, statutoryHint, disputeCaseNumber, holders, match: { beside, ...match }, ...shown } = row;
    const readsOrders = (mayHaveSent(actor) && sentBy === actor.organId) || (actor.scopes?.includes('orders.read') ?? true);
    const inChain = isInChain(actor, holders);
    return {
      ...shown,
      ...summary(row),
      ...(inChain ? { title: titleWritten, content: contentWritten } : { decision: maskDeep(row.decision), location: maskDeep(row.location) }),
      statutory: statutory(statutoryChannel, statutoryHint),
      match: { ...match, candidates: withNames(match.candidates, beside) },
      deadlines: deadlineAnswers(row.deadlines, now),
      orders: readsOrders ? row.orders.map((order) => orderSummary(order, now)) : [],
      // While a case is open over it, what it ends in says whose it is.
      actions: row.state === 'IN_DISPUTE' && disputeCaseNumber !== null ? [] : matterLifecycle.actionsFor(row.state, { roles: actor.roles, relations: [] }),
    };
  }

  /** 状态查询 (F-036): the id of the matter a sender announced under its own number. */
  async announcedAs(channel: string, externalId: string, actor: Acting): Promise<string> {
    const conditions = visible(actor).and('m.channel = ? and m.external_id = ?', channel, externalId);
    const [row] = await this.em.execute<{ id: string }[]>(`select m.id from incoming_matter m ${conditions.sql}`, conditions.values);
    if (!row) throw new NotFound('IncomingMatter', `${channel}/${externalId}`);
    return row.id;
  }

  /** Refuses whoever may not see the matter. */
  async assertVisible(id: string, actor: Acting): Promise<void> {
    const conditions = visible(actor).and('m.id = ?', id);
    const rows = await this.em.execute<unknown[]>(`select 1 from incoming_matter m ${conditions.sql}`, conditions.values);
    if (rows.length === 0) throw new NotFound('IncomingMatter', id);
  }

  private newest(conditions: Conditions, { state, limit }: MattersQuery): Promise<Row[]> {
    const page = newest(LISTED, conditions, state, limit + 1);
    return this.em.execute<Row[]>(`select ${SUMMARY} from (${page.sql}) m order by m.received_at desc, m.id desc`, [...page.values]);
  }

  /** 检索: who names a number finds what has it; words are looked for in a stretch of the newest matters, and the next page goes on where that ended. */
  private async search(conditions: Conditions, keyword: string, query: MattersQuery, actor: Acting, isFirst: boolean): Promise<Found<Row>> {
    const named = isFirst ? await this.newest(conditions.copy().and('m.number = ? or m.external_id = ? or m.dispute_case_number = ?', keyword, keyword, keyword), query) : [];
    if (named.length > 0) return { rows: named, counted: { total: named.length, isLowerBound: named.length > query.limit } };
    const [text, like] = [containing(keyword), likeFor(keyword)];
    // A number may be searched for by those it was told to; for others a search must not answer what a list would not show.
    const [title, content] = chainPlace(actor) === 'operator' ? ['m.title', 'm.content'] : [TITLE, CONTENT];
    const stretch = newest(LISTED, conditions, query.state, LOOKED_AT);
    const rows = await this.em.execute<(Row & { looked: number; last: [string, string] | null; matched: number })[]>(
      `with stretch as materialized (${stretch.sql}),
            hits as (select count(*) over ()::int as matched, ${SUMMARY} from stretch m where ${title} ${like} ? or ${content} ${like} ? order by m.received_at desc, m.id desc limit ?)
       select e.looked, e.last, h.*
         from (select count(*)::int as looked, (select json_build_array(${instant('m.received_at')}, m.id) from stretch m order by m.received_at, m.id limit 1) as last from stretch) e
         left join hits h on true order by h."receivedAt" desc, h.id desc`,
      [...stretch.values, text, text, query.limit + 1],
    );
    const { looked, last, matched } = rows[0]!;
    const goesOn = looked === LOOKED_AT;
    return { rows: rows.filter(({ id }) => id !== null), counted: { total: matched ?? 0, isLowerBound: goesOn }, edge: goesOn ? last : null };
  }
}

function summary(row: Row): MatterSummary {
  const { id, number, channel, externalId, title, urgency, state, receivedAt, disclosure, rowVersion } = row;
  return { id, number, channel, externalId, title, urgency, state, stateZh: matterLifecycle.states[state], receivedAt, disclosure, rowVersion };
}

function statutory(referredTo: StatutoryChannel | null, hint: StatutoryHint | null): MatterAnswer['statutory'] {
  const channel = referredTo ?? hint?.channel;
  if (!channel) return null;
  const { name, nameZh, advice, adviceZh } = statutoryChannels[channel];
  return { channel, isReferred: referredTo !== null, cue: hint?.channel === channel ? hint.cue : null, name, nameZh, advice, adviceZh };
}

/** Who leads the whole sees all; who sends sees what the own organ sent; who handles sees what the own orders are about. */
function visible(actor: Acting): Conditions {
  const reach = beyondOwnMatters(actor);
  if (reach === 'all') return new Conditions();
  const held = 'exists (select 1 from dispatch_order o where o.tenant_id = m.tenant_id and o.matter_id = m.id and o.organ_id = ?';
  const ways: [clause: string, ...values: unknown[]][] = [];
  if (mayHaveSent(actor)) ways.push(['m.submitted_by_organ_id = ?', actor.organId]);
  if (reach === 'organ') ways.push([`${held})`, actor.organId]);
  if (reach === 'unit') ways.push([`${held} and o.unit_id = ?)`, actor.organId, actor.unitId]);
  return new Conditions().and(['false', ...ways.map(([clause]) => clause)].join(' or '), ...ways.flatMap(([, ...values]) => values));
}

/** Who sent a matter follows it to its end (F-036); who handles it sees the orders that are the own ones to open, and no other unit's. */
function ordersSeen(actor: Acting): Conditions {
  const own = within(widestView(actor), actor);
  return mayHaveSent(actor) ? new Conditions().and(`${own.expression} or m.submitted_by_organ_id = ?`, ...own.values, actor.organId) : own;
}

function conditionsOf(query: MattersQuery, actor: Acting): Conditions {
  const { figure } = query;
  const conditions = visible(actor)
    .where(query.channel, 'm.channel = ?')
    .where(query.urgency, 'm.urgency = ?')
    .where(query.regionCode, `${TOWNSHIP} = left(?, 9)`)
    .where(query.from, 'm.received_at >= ?::timestamptz', query.from && startOfDay(query.from).toISOString())
    .where(query.to, 'm.received_at < ?::timestamptz', query.to && startOfDay(addDays(query.to, 1)).toISOString());
  return figure === undefined ? conditions : conditions.and(MATTERS[figure]);
}
