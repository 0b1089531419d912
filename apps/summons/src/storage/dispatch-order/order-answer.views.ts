import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { maskDeep, NotFound } from '@yidan/kernel';
import type { DeadlineAnswer, MatchReason, OrderAnswer, TimelineEntry } from '@yidan/contracts';
import { Conditions, instant } from '@yidan/platform';
import { asSeenBy } from '../../domain/acting.ts';
import type { Acting } from '../../domain/acting.ts';
import { actionsNow } from '../../domain/dispatch-order/order-actions.ts';
import type { OrderNow } from '../../domain/dispatch-order/order-actions.ts';
import { signaturesAgainst } from '../../domain/dispatch-order/joint-signature.ts';
import { isInChain } from '../../domain/incoming-matter/handling-chain.ts';
import { widestView } from '../../domain/dispatch-order/order-view.ts';
import { CLARIFICATIONS } from '../clarification/clarified-items.ts';
import { DeadlineViews } from '../deadline/deadline.views.ts';
import { within } from './dispatch-order.views.ts';
import { JOINT_ACTS } from './joint-act.repository.ts';
import { MatterHolders, ORGANS } from './matter-holders.ts';
import { OrderReturnViews } from './order-return.views.ts';
import { HIDDEN_ITEM, ORDER_COLUMNS, ORDER_TABLES, orderSummary } from './order-summary.sql.ts';
import type { OrderRow } from './order-summary.sql.ts';

type Whole = Omit<OrderAnswer, 'deadlines' | 'reasons' | 'returns' | 'timeline' | 'actions' | keyof OrderRow> & OrderRow & { restricted: boolean; masked: { title: string; content: string }; disputeCaseNumber: string | null };

const WHOLE = `
  select ${ORDER_COLUMNS},
         jsonb_build_object('id', m.id, 'number', m.number, 'channel', m.channel, 'externalId', m.external_id, 'title', m.title, 'content', m.content,
                            'category', m.category, 'location', m.location, 'occurredAt', ${instant('m.occurred_at')}, 'receivedAt', ${instant('m.received_at')},
                            'attachments', m.attachments, 'hasComplainant', m.complainant_enc is not null) as matter,
         jsonb_build_object('title', coalesce(m.title_masked, m.title), 'content', coalesce(m.content_masked, m.content)) as masked,
         case when o.item_key is null or ${HIDDEN_ITEM} then null else
           jsonb_build_object('itemKey', d.item_key, 'code', d.code, 'name', d.name, 'versionId', d.version_id, 'versionLabel', d.version_label,
                              'majorFunction', d.major_function, 'specialFunction', d.special_function, 'basisTexts', to_jsonb(d.basis_texts)) end as item,
         o.handler_person_id as "handlerPersonId", o.result, o.evidence, o.signatures, o.callback,
         o.locked, o.decision_document as "decisionDocument", o.dispute_case_number as "disputeCaseNumber",
         case when o.dispute_case_id is not null then jsonb_build_object('caseId', o.dispute_case_id, 'number', o.dispute_case_number) end as dispute, ${instant('o.returnable_until')} as "returnableUntil", o.extension, o.suspension, o.interim_measures as "interimMeasures",
         o.restricted, ${ORGANS('o.matter_id')} as "jointOrgans", ${JOINT_ACTS('o.matter_id')} as "jointActs",
         case when o.item_key is null or ${HIDDEN_ITEM} then '[]' else ${CLARIFICATIONS('o.item_key', 'o.tenant_id')} end as clarifications
    ${ORDER_TABLES}`;

/** What every event of an order repeats; the timeline shows only what is its own. */
const IDENTITY = ['orderId', 'number', 'matterId', 'itemKey', 'itemCode', 'versionId', 'organId', 'unitId', 'role', 'clock', 'at'];

/** One order with everything its holder needs. */
@Injectable()
export class OrderAnswerViews {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: DeadlineViews,
    private readonly matters: MatterHolders,
    private readonly returns: OrderReturnViews,
  ) {}

  async one(id: string, actor: Acting, now: Date): Promise<OrderAnswer> {
    const conditions = within(widestView(actor), actor, new Conditions().and('o.id = ?', id));
    const [row] = await this.em.execute<Whole[]>(`${WHOLE} ${conditions.sql}`, conditions.values);
    if (!row) throw new NotFound('DispatchOrder', id);
    const { matter, masked, item, handlerPersonId, result, evidence, signatures, callback, locked, decisionDocument, dispute, disputeCaseNumber: _, returnableUntil, extension, suspension, interimMeasures, restricted, jointOrgans: seenOrgans, jointActs, clarifications, ...summary } = row;
    const inChain = isInChain(actor, await this.matters.holdersOf(row.matterId));
    // What somebody wrote about a matter may name people: outside the handling chain it is read without numbers.
    const shown = <T>(text: T): T => (inChain ? text : maskDeep(text));
    const timeline = await this.timeline(id, row.matterId);
    const returns = await this.returns.of(row.matterId);
    const deadlines = await this.deadlines.of('dispatch-order', id, now);
    const jointOrgans = restricted ? await this.matters.organsOf(row.matterId) : seenOrgans;
    const order: OrderNow = {
      ...row, returnableUntil: new Date(returnableUntil), handling: handlingIn(deadlines),
      returnedBefore: returns.some(({ organ }) => organ.id === row.organId), organs: jointOrgans.length,
    };
    return {
      ...orderSummary(summary, now),
      ...(inChain && { title: matter.title }),
      matter: inChain ? matter : { ...matter, ...masked, location: maskDeep(matter.location) },
      item,
      handlerPersonId,
      result: shown(result),
      evidence,
      signatures: signatures.map(({ as, personId, at }) => ({ as, personId, at })),
      callback,
      locked,
      decisionDocument,
      dispute,
      returnableUntil,
      clarifications,
      returns: shown(returns),
      extension: extension && { amount: extension.amount, reason: shown(extension.reason), askedAt: extension.askedAt, answer: extension.answer && answerOf(shown(extension.answer)) },
      suspension: shown(suspension),
      interimMeasures: shown(interimMeasures),
      jointOrgans,
      jointActs: jointActs.map(({ place, done, ...act }) => ({ ...act, place: shown(place), done: shown(done) })),
      deadlines,
      reasons: item ? await this.reasons(row.matterId, item.itemKey) : [],
      timeline: inChain ? timeline : timeline.map((entry) => ({ ...entry, data: maskDeep(entry.data), note: maskDeep(entry.note) })),
      actions: actionsNow(order, asSeenBy(row, actor), now, { signatures: signaturesAgainst(signatures, actor) }),
    };
  }

  private async reasons(matterId: string, itemKey: string): Promise<MatchReason[]> {
    const [row] = await this.em.execute<{ reasons: MatchReason[] }[]>(
      `select c->'reasons' as reasons from (select candidates from match_result where matter_id = ? order by matched_at desc limit 1) r
        cross join jsonb_array_elements(r.candidates) as c where c->>'itemKey' = ?`,
      [matterId, itemKey],
    );
    return row?.reasons ?? [];
  }

  /** What happened to the order, and who looked at the complainant of its matter, or at who took part in its joint acts. */
  private async timeline(orderId: string, matterId: string): Promise<TimelineEntry[]> {
    const rows = await this.em.execute<{ at: string; event: string; actor: string; payload: string; note: string | null }[]>(
      `select ${instant('occurred_at')} as at, type as event, actor, payload::text as payload, (case when changes->'before' is null and changes->'after' is null and changes->'note' is null then changes else changes->'note' end)::text as note
         from journal where agg_type = 'dispatch-order' and agg_id = ? or type = 'dispatch.complainant.read' and payload->>'matterId' = ?
             or type = 'dispatch.enforcer.read' and payload->>'matterId' = ? order by occurred_at, agg_version, agg_index`,
      [orderId, matterId, matterId],
    );
    return rows.map(({ at, event, actor, payload, note }) => ({
      at,
      event,
      actor: JSON.parse(actor) as TimelineEntry['actor'],
      data: ownPart(JSON.parse(payload) as Record<string, unknown>),
      note: note === null ? null : (JSON.parse(note) as Record<string, unknown>),
    }));
  }
}

function ownPart(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).filter(([field]) => !IDENTITY.includes(field)));
}

function answerOf({ granted, ground, at }: { granted: boolean; ground: string; at: string }): { granted: boolean; ground: string; at: string } {
  return { granted, ground, at };
}

/** The clock for handling as the guards read it. */
function handlingIn(deadlines: readonly DeadlineAnswer[]): OrderNow['handling'] {
  const live = deadlines.find(({ kind, status }) => kind === 'HANDLE' && (status === 'RUNNING' || status === 'PAUSED' || status === 'BREACHED'));
  return live ? { clock: live.clock, amount: live.amount, dueAt: new Date(live.dueAt), status: live.status === 'PAUSED' ? 'PAUSED' : 'RUNNING' } : null;
}
