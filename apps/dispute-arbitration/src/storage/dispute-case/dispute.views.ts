import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DisputeAnswer, DisputesExportQuery, DisputesQuery, DisputeSummary } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { Conditions, containing, cutPage, decodeCursor, Deadlines, instant, readerOf, Reference, textArray, type Actor, type Page } from '@yidan/platform';
import { z } from 'zod';
import { coordinationForbids } from '../../domain/coordination/coordination-actions.ts';
import { upwardRequestsOf } from '../../domain/coordination/upward-request.ts';
import { disputeCaseLifecycle } from '../../domain/dispute-case/dispute-case.lifecycle.ts';
import { readsRestrictedWords, seesAllDisputes, seesDispute } from '../../domain/dispute-case/dispute-view.ts';
import { seenBy } from '../../domain/dispute-case/seen-by.ts';
import { negotiationForbids } from '../../domain/negotiation/negotiation-actions.ts';
import { rulingForbids } from '../../domain/ruling/ruling-actions.ts';
import { COORDINATE } from '../coordination/coordination-clocks.ts';
import { DISPUTE_CASE, DisputeCaseRepository } from './dispute-case.repository.ts';
import { amendmentsIn, interimAnswer, phasesOf, summaryOf, type SummaryFacts } from './dispute-answer.ts';
import { DisputeNames } from './dispute-names.ts';

const Key = z.tuple([z.iso.datetime(), z.uuid()]);
const MOST_EXPORTED = 10_000;

const RUNNING = `dl.tenant_id = d.tenant_id and dl.owner_type = '${DISPUTE_CASE}' and dl.owner_id = d.id and dl.status = 'RUNNING'`;
const COLUMNS = `
  d.id, d.number, d.kind, d.title, d.urgency, d.state, d.level, d.parties, d.interim, d.origin, d.raised_at as "raisedAt", d.non_compliant as "nonCompliant", d.row_version as "rowVersion",
  ${instant('d.raised_at')} as "raisedKey", (select ${instant('min(dl.due_at)')} from deadline dl where ${RUNNING}) as "dueAt"`;

type Row = Omit<SummaryFacts, 'raisedAt'> & { raisedAt: Date | string; raisedKey: string; dueAt: string | null };
type Interim = { organId: string; unitId: string | null; rule: 1 | 2 | 3 | 4 | 5 | 6; ground: string; scope: string; from: string; until: string | null };

/** 争议查询: cases as their parties and the offices read them. */
@Injectable()
export class DisputeViews {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: DisputeCaseRepository,
    private readonly deadlines: Deadlines,
    private readonly names: DisputeNames,
    private readonly reference: Reference,
  ) {}

  /** The whole case with what the caller may do now; one that the caller may not see sounds like none. */
  async one(id: string, actor: Actor, now: Date): Promise<DisputeAnswer> {
    const one = await this.cases.get(id);
    if (!seesDispute(one, actor)) throw new NotFound('dispute-case', id);
    const clocks = await this.deadlines.of({ tenantId: one.tenantId, type: DISPUTE_CASE, id });
    const interims = await this.interimsOf(id);
    const nameOf = await this.names.organs([...one.parties, ...interims].map(({ organId }) => organId));
    const running = clocks.filter(({ status }) => status === 'RUNNING').map(({ dueAt }) => dueAt.getTime());
    const dueAt = running.length > 0 ? new Date(Math.min(...running)).toISOString() : null;
    const { chainId, issue, jurisdiction, description, legalIssue, sector, convenorOrganId, raisedBy, raisedByOrganId, outcomeAt, cause, closedAt, state, signatures, signatories } = one;
    const forbidden = [...negotiationForbids(one, actor, now, clocks), ...coordinationForbids(one, actor, now, clocks), ...rulingForbids(one, actor)];
    const phases = phasesOf(one);
    const upward = upwardRequestsOf(one, await this.reference.workingCalendar(), now);
    if (!readsRestrictedWords(one, actor)) await this.withhold(phases);
    return {
      ...summaryOf(one, dueAt, nameOf, now),
      chainId, issue, jurisdiction, description, legalIssue, sector, convenorOrganId, raisedBy, raisedByOrganId,
      items: await this.names.items(one.itemKeys, readerOf(actor).seesRestricted),
      interims: interims.map((interim) => interimAnswer(interim, nameOf, interim.until)),
      ...phases,
      upward: upward.at(-1) ?? null,
      formerUpward: upward.slice(0, -1),
      outcomeAt: outcomeAt?.toISOString() ?? null, cause, closedAt: closedAt?.toISOString() ?? null,
      deadlines: clocks.map(({ kind, startedAt, dueAt: due, status, provisional }) => ({ kind, kindZh: clockZh(kind), startedAt: startedAt.toISOString(), dueAt: due.toISOString(), status, provisional })),
      actions: disputeCaseLifecycle.actionsFor(state, seenBy(one, actor), { signatures, signatories }).filter((command) => !forbidden.includes(command)),
    };
  }

  /** That a restricted item moves is said; what it says is not. */
  private async withhold(phases: ReturnType<typeof phasesOf>): Promise<void> {
    const amendments = amendmentsIn(phases);
    const restricted = await this.names.restrictedAmong([...new Set(amendments.map(({ itemKey }) => itemKey))]);
    for (const amendment of amendments) if (restricted.has(amendment.itemKey)) amendment.after = null;
  }

  async page(query: DisputesQuery, actor: Actor, now: Date): Promise<Page<DisputeSummary>> {
    const conditions = conditionsOf(query, actor, now);
    const [row] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total from dispute_case d ${conditions.sql}`, conditions.values);
    const after = decodeCursor(query.cursor, Key);
    const rows = await this.rows(conditions.where(after ?? undefined, '(d.raised_at, d.id) < (?::timestamptz, ?::uuid)', ...(after ?? [])), query.limit + 1);
    const page = cutPage(rows, query.limit, ({ raisedKey, id }) => [raisedKey, id], row!.total);
    return { ...page, items: await this.named(page.items, now) };
  }

  /** The cases of an export. */
  async all(query: DisputesExportQuery, actor: Actor, now: Date): Promise<DisputeSummary[]> {
    return this.named(await this.rows(conditionsOf(query, actor, now), MOST_EXPORTED), now);
  }

  private rows(conditions: Conditions, limit: number): Promise<Row[]> {
    return this.em.execute<Row[]>(`select ${COLUMNS} from dispute_case d ${conditions.sql} order by d.raised_at desc, d.id desc limit ?`, [...conditions.values, limit]);
  }

  private async named(rows: readonly Row[], now: Date): Promise<DisputeSummary[]> {
    const nameOf = await this.names.organs(rows.flatMap(({ parties, interim }) => [...parties.map(({ organId }) => organId), ...(interim ? [interim.organId] : [])]));
    return rows.map((row) => summaryOf({ ...row, raisedAt: new Date(row.raisedKey) }, row.dueAt, nameOf, now));
  }

  private interimsOf(id: string): Promise<Interim[]> {
    return this.em.execute<Interim[]>(
      `select organ_id as "organId", unit_id as "unitId", rule, ground, scope, ${instant('from_at')} as from, ${instant('until_at')} as until from interim_designation where case_id = ? order by from_at, until_at nulls last, id`,
      [id],
    );
  }
}

function clockZh(kind: string): string {
  const steps: Readonly<Record<string, { readonly zh: string }>> = disputeCaseLifecycle.steps;
  return kind === COORDINATE ? '编办、司法协调' : (steps[kind]?.zh ?? kind);
}

function within(actor: Actor): Conditions {
  const conditions = new Conditions();
  if (seesAllDisputes(actor)) return conditions;
  const seen = own(actor);
  return actor.roles.includes('DISPATCH_OPERATOR') ? conditions.and(`${seen.clause} or d.origin->>'type' = 'DISPATCH'`, ...seen.values) : conditions.and(seen.clause, ...seen.values);
}

/** 与本单位有关. */
function own({ organId }: Actor): { clause: string; values: unknown[] } {
  return { clause: `d.parties @> ?::jsonb or d.raised_by_organ_id = ? or d.interim->>'organId' = ?`, values: [JSON.stringify([{ organId }]), organId, organId] };
}

function conditionsOf(query: DisputesQuery | DisputesExportQuery, actor: Actor, now: Date): Conditions {
  const { state, kind, level, organId, origin, overdue, mine, keyword } = query;
  const mineOnly = mine === 'true' ? own(actor) : undefined;
  const sought = keyword && containing(keyword);
  return within(actor)
    .where(state, 'd.state = any(?::text[])', state && textArray(state))
    .where(kind, 'd.kind = any(?::text[])', kind && textArray(kind))
    .where(level, 'd.level = ?')
    .where(organId, 'd.parties @> ?::jsonb', JSON.stringify([{ organId }]))
    .where(origin, `d.origin->>'type' = ?`)
    .where(overdue, `exists (select from deadline dl where ${RUNNING} and dl.due_at < ?::timestamptz) = ?`, now.toISOString(), overdue === 'true')
    .where(mineOnly, mineOnly?.clause ?? '', ...(mineOnly?.values ?? []))
    .where(sought, `d.number ilike ? or d.title ilike ? or d.outcome->>'documentNumber' ilike ?`, sought, sought, sought);
}
