import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DisputeRequestAnswer, DisputeRequestsQuery } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { Conditions, cutPage, decodeCursor, instant, readerOf, textArray, type Actor, type Page } from '@yidan/platform';
import { z } from 'zod';
import type { DisputeRequest } from '../../domain/intake/dispute-request.ts';
import { disputeRequestLifecycle } from '../../domain/intake/dispute-request.lifecycle.ts';
import { kindZh } from '../../domain/papers/paper-words.ts';
import { ROUTES } from '../../domain/scope/scope.ts';
import { DisputeNames } from '../dispute-case/dispute-names.ts';
import { DISPUTE_REQUEST } from './dispute-request.repository.ts';

const Key = z.tuple([z.boolean(), z.iso.datetime(), z.uuid()]);
const WAITING = `r.state = 'WAITING'`;
const COLUMNS = `
  r.id, r.kind, r.urgency, r.origin, r.source_number as "sourceNumber", r.note, r.chain_id as "chainId", r.item_keys::text[] as "itemKeys", r.party_organs as parties, r.state, r.reason,
  case when d.id is not null then json_build_object('id', d.id, 'number', d.number) end as case, ${instant('r.received_at')} as "receivedAt", ${instant('r.settled_at')} as "settledAt",
  (select ${instant('min(dl.due_at)')} from deadline dl where dl.tenant_id = r.tenant_id and dl.owner_type = '${DISPUTE_REQUEST}' and dl.owner_id = r.id and dl.status = 'RUNNING') as "dueAt",
  r.row_version as "rowVersion"`;
const FROM = `from dispute_request r left join dispute_case d on d.tenant_id = r.tenant_id and d.id = r.case_id`;

type Row = Pick<DisputeRequestAnswer, 'id' | 'kind' | 'urgency' | 'origin' | 'sourceNumber' | 'note' | 'chainId' | 'state' | 'case' | 'receivedAt' | 'settledAt' | 'dueAt' | 'rowVersion'> &
  Pick<DisputeRequest, 'itemKeys' | 'parties' | 'reason'>;

/** 争议请求查询: what waits comes first. */
@Injectable()
export class DisputeRequestsViews {
  constructor(
    private readonly em: EntityManager,
    private readonly names: DisputeNames,
  ) {}

  async page({ cursor, limit, state, origin }: DisputeRequestsQuery, actor: Actor, now: Date): Promise<Page<DisputeRequestAnswer>> {
    const conditions = new Conditions().where(state, 'r.state = any(?::text[])', state && textArray(state)).where(origin, `r.origin->>'type' = ?`);
    const [row] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total from dispute_request r ${conditions.sql}`, conditions.values);
    const after = decodeCursor(cursor, Key);
    const page = conditions.where(after ?? undefined, `((${WAITING}), r.received_at, r.id) < (?::boolean, ?::timestamptz, ?::uuid)`, ...(after ?? []));
    const rows = await this.em.execute<Row[]>(`select ${COLUMNS} ${FROM} ${page.sql} order by (${WAITING}) desc, r.received_at desc, r.id desc limit ?`, [...page.values, limit + 1]);
    const cut = cutPage(rows, limit, ({ state: inState, receivedAt, id }) => [inState === 'WAITING', receivedAt, id], row!.total);
    return { ...cut, items: await this.answers(cut.items, actor, now) };
  }

  async one(id: string, actor: Actor, now: Date): Promise<DisputeRequestAnswer> {
    const [row] = await this.em.execute<Row[]>(`select ${COLUMNS} ${FROM} where r.id = ?`, [id]);
    if (!row) throw new NotFound(DISPUTE_REQUEST, id);
    const [answer] = await this.answers([row], actor, now);
    return answer!;
  }

  private async answers(rows: readonly Row[], actor: Actor, now: Date): Promise<DisputeRequestAnswer[]> {
    const nameOf = await this.names.organs(rows.flatMap(({ parties }) => parties.map(({ organId }) => organId)));
    const named = await this.names.items([...new Set(rows.flatMap(({ itemKeys }) => itemKeys))], readerOf(actor).seesRestricted);
    return rows.map(({ itemKeys, parties, reason, ...row }) => ({
      ...row,
      kindZh: kindZh[row.kind],
      stateZh: disputeRequestLifecycle.states[row.state],
      items: named.filter(({ itemKey }) => itemKeys.includes(itemKey)),
      parties: parties.map(({ organId, stance }) => ({ organ: nameOf(organId), stance })),
      refusal: reason && { ground: reason, route: ROUTES[reason].en, routeZh: ROUTES[reason].zh },
      overdue: row.dueAt !== null && now > new Date(row.dueAt),
      actions: disputeRequestLifecycle.actionsFor(row.state, { roles: actor.roles, relations: [] }),
    }));
  }
}
