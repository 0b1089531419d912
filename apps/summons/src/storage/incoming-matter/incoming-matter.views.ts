import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { addDays, maskDeep, NotFound, startOfDay } from '@yidan/kernel';
import type { MatchAnswer, MatterAnswer, MattersQuery, MatterSummary } from '@yidan/contracts';
import { cutPage, decodeCursor } from '@yidan/platform';
import type { Page } from '@yidan/platform';
import { z } from 'zod';
import type { Acting } from '../../domain/acting.ts';
import { chainPlace, isInChain } from '../../domain/incoming-matter/handling-chain.ts';
import { widestView } from '../../domain/dispatch-order/order-view.ts';
import { beyondOwnMatters, mayHaveSent } from '../../domain/incoming-matter/matter-view.ts';
import { matterLifecycle } from '../../domain/incoming-matter/incoming-matter.lifecycle.ts';
import type { ProposedItem } from '../../domain/incoming-matter/match-result.ts';
import { Conditions, containing, instant, textArray } from '../conditions.ts';
import { DeadlineViews } from '../deadline/deadline.views.ts';
import { DispatchOrderViews } from '../dispatch-order/dispatch-order.views.ts';
import { MatterHolders } from '../dispatch-order/matter-holders.ts';
import { DisclosedItems } from '../duty-item/disclosed-items.ts';
import { HolderNames } from '../holder-names.views.ts';

const Key = z.tuple([z.string(), z.uuid()]);
type Row = Omit<MatterSummary, 'stateZh'>;
type Whole = Row & Pick<MatterAnswer, 'content' | 'category' | 'location' | 'occurredAt' | 'attachments' | 'hasComplainant' | 'paperFileNumber' | 'decision'> & { titleWritten: string; contentWritten: string; sentBy: string };

// What lists, searches and those outside the handling chain are given: no numbers of people.
const TITLE = 'coalesce(m.title_masked, m.title)';
const CONTENT = 'coalesce(m.content_masked, m.content)';
const SUMMARY = `m.id, m.number, m.channel, m.external_id as "externalId", ${TITLE} as title, m.disclosure, m.urgency, m.state, ${instant('m.received_at')} as "receivedAt", m.row_version as "rowVersion"`;
const WHOLE = `${SUMMARY}, ${CONTENT} as content, m.title as "titleWritten", m.content as "contentWritten", m.submitted_by_organ_id as "sentBy", m.paper_file_number as "paperFileNumber", m.category, m.location, ${instant('m.occurred_at')} as "occurredAt", m.attachments, m.complainant_enc is not null as "hasComplainant", m.decision`;

/** Matters as answers show them, within what the caller may see. */
@Injectable()
export class IncomingMatterViews {
  constructor(
    private readonly em: EntityManager,
    private readonly orders: DispatchOrderViews,
    private readonly deadlines: DeadlineViews,
    private readonly names: HolderNames,
    private readonly disclosed: DisclosedItems,
    private readonly holders: MatterHolders,
  ) {}

  async page(query: MattersQuery, actor: Acting): Promise<Page<MatterSummary>> {
    const conditions = conditionsOf(query, actor);
    const [counted] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total from incoming_matter m ${conditions.sql}`, conditions.values);
    const after = decodeCursor(query.cursor, Key);
    const paged = conditions.copy().where(after ?? undefined, '(m.received_at, m.id) < (?::timestamptz, ?::uuid)', ...(after ?? []));
    const rows = await this.em.execute<Row[]>(`select ${SUMMARY} from incoming_matter m ${paged.sql} order by m.received_at desc, m.id desc limit ?`, [
      ...paged.values,
      query.limit + 1,
    ]);
    const page = cutPage(rows, query.limit, ({ receivedAt, id }) => [receivedAt, id], counted!.total);
    return { ...page, items: page.items.map(summary) };
  }

  async one(id: string, actor: Acting, now: Date): Promise<MatterAnswer> {
    const conditions = visible(actor).and('m.id = ?', id);
    const [row] = await this.em.execute<Whole[]>(`select ${WHOLE} from incoming_matter m ${conditions.sql}`, conditions.values);
    if (!row) throw new NotFound('IncomingMatter', id);
    const { titleWritten, contentWritten, sentBy, ...shown } = row;
    // Who sent a matter follows it to its end (F-036); who handles it sees the orders that are the own ones to open, and no other unit's.
    const isSender = mayHaveSent(actor) && sentBy === actor.organId;
    const readsOrders = isSender || (actor.scopes?.includes('orders.read') ?? true);
    const inChain = isInChain(actor, await this.holders.holdersOf(id));
    return {
      ...shown,
      ...summary(row),
      ...(inChain ? { title: titleWritten, content: contentWritten } : { decision: maskDeep(row.decision), location: maskDeep(row.location) }),
      match: await this.match(id),
      deadlines: await this.deadlines.of('incoming-matter', id, now),
      orders: readsOrders ? await this.orders.ofMatter(id, isSender ? 'all' : widestView(actor), actor, now) : [],
      actions: matterLifecycle.actionsFor(row.state, { roles: actor.roles, relations: [] }),
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

  private async match(matterId: string): Promise<MatchAnswer> {
    const [row] = await this.em.execute<(Omit<MatchAnswer, 'candidates'> & { candidates: ProposedItem[] })[]>(
      `select decision, candidates, version_ids as "versionIds", algorithm_version as "algorithmVersion"
         from match_result where matter_id = ? order by matched_at desc, id desc limit 1`,
      [matterId],
    );
    return { ...row!, candidates: await this.names.candidates(row!.candidates, await this.disclosed.hiddenAmong(row!.candidates)) };
  }
}

function summary(row: Row): MatterSummary {
  const { id, number, channel, externalId, title, urgency, state, receivedAt, disclosure, rowVersion } = row;
  return { id, number, channel, externalId, title, urgency, state, stateZh: matterLifecycle.states[state], receivedAt, disclosure, rowVersion };
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

function conditionsOf(query: MattersQuery, actor: Acting): Conditions {
  const { keyword } = query;
  const conditions = visible(actor)
    .where(query.state, 'm.state = any(?::text[])', query.state && textArray(query.state))
    .where(query.channel, 'm.channel = ?')
    .where(query.urgency, 'm.urgency = ?')
    .where(query.from, 'm.received_at >= ?::timestamptz', query.from && startOfDay(query.from).toISOString())
    .where(query.to, 'm.received_at < ?::timestamptz', query.to && startOfDay(addDays(query.to, 1)).toISOString());
  if (keyword === undefined) return conditions;
  const like = containing(keyword);
  // A number may be searched for by those it was told to; for others a search must not answer what a list would not show.
  const [title, content] = chainPlace(actor) === 'operator' ? ['m.title', 'm.content'] : [TITLE, CONTENT];
  return conditions.and(`m.number = ? or m.external_id = ? or ${title} ilike ? or ${content} ilike ?`, keyword, keyword, like, like);
}
