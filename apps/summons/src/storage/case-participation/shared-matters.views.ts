import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import type { ContributionAnswer, SharedMatterAnswer, SharedMattersQuery, SharedMatterSummary } from '@yidan/contracts';
import { Conditions, containing, cutPage, decodeCursor, instant, textArray } from '@yidan/platform';
import type { Page } from '@yidan/platform';
import { z } from 'zod';
import { asPartySees } from '../../domain/case-participation/case-party.ts';
import type { ActingInDistrict } from '../../domain/case-participation/case-party.ts';
import { participationLifecycle } from '../../domain/case-participation/participation.lifecycle.ts';
import { openTo } from './case-access.ts';
import { participantAnswer, participantColumns } from './participants.sql.ts';
import type { ParticipantRow } from './participants.sql.ts';

const Key = z.tuple([z.string(), z.uuid()]);
type Row = Omit<SharedMatterSummary, 'stateZh'>;
type Whole = Row & Pick<SharedMatterAnswer, 'content' | 'category' | 'location' | 'occurredAt' | 'participantId'> & { unitId: string | null };

const TABLES = `
  from case_participant p
  join case_participation n on n.tenant_id = p.tenant_id and n.id = p.id
  join shared_matter m on m.tenant_id = p.tenant_id and m.id = p.case_id`;
const SUMMARY = `m.id, m.tenant_id as "tenantId", m.number, m.channel, m.title, m.urgency, ${instant('m.received_at')} as "receivedAt", ${instant('m.closed_at')} as "closedAt",
  n.role, n.state, ${instant('n.added_at')} as "addedAt", ${instant('n.due_at')} as "dueAt"`;
const WHOLE = `${SUMMARY}, m.content, m.category, m.location, ${instant('m.occurred_at')} as "occurredAt", p.id as "participantId", n.unit_id as "unitId"`;

/** Matters of the city that the own organ takes part in, read under the district's own row security. */
@Injectable()
export class SharedMattersViews {
  constructor(private readonly em: EntityManager) {}

  async page(query: SharedMattersQuery, actor: ActingInDistrict): Promise<Page<SharedMatterSummary>> {
    const conditions = conditionsOf(query, actor);
    const [counted] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total ${TABLES} ${conditions.sql}`, conditions.values);
    const after = decodeCursor(query.cursor, Key);
    const paged = conditions.copy().where(after ?? undefined, '(n.added_at, n.id) < (?::timestamptz, ?::uuid)', ...(after ?? []));
    const rows = await this.em.execute<(Row & { participantId: string })[]>(`select ${SUMMARY}, p.id as "participantId" ${TABLES} ${paged.sql} order by n.added_at desc, n.id desc limit ?`, [
      ...paged.values,
      query.limit + 1,
    ]);
    const page = cutPage(rows, query.limit, ({ addedAt, participantId }) => [addedAt, participantId], counted!.total);
    return { ...page, items: page.items.map(summary) };
  }

  async one(matterId: string, actor: ActingInDistrict): Promise<SharedMatterAnswer> {
    const conditions = openTo(actor).and('p.case_id = ?', matterId);
    const [row] = await this.em.execute<Whole[]>(`select ${WHOLE} ${TABLES} ${conditions.sql}`, conditions.values);
    if (!row) throw new NotFound('SharedMatter', matterId);
    const { content, category, location, occurredAt, participantId, unitId, closedAt, state, role } = row;
    const party = { districtId: actor.tenantId, organId: actor.organId, unitId, role };
    return {
      ...summary(row),
      content,
      category,
      location,
      occurredAt,
      participantId,
      participants: await this.participants(matterId, actor),
      actions: closedAt === null ? participationLifecycle.actionsFor(state, asPartySees(party, actor, actor.unitId)) : [],
    };
  }

  /** A contribution of the own organ. */
  async contribution(matterId: string, id: string, actor: ActingInDistrict): Promise<ContributionAnswer> {
    const [row] = await this.em.execute<ContributionAnswer[]>(
      `select c.id, c.unit_name as unit, c.text, ${instant('c.contributed_at')} as "contributedAt", ${instant('c.confirmed_at')} as "confirmedAt"
         from case_contribution c where c.id = ? and c.matter_id = ? and c.organ_id = ?`,
      [id, matterId, actor.organId],
    );
    if (!row) throw new NotFound('CaseContribution', id);
    return row;
  }

  /** All who take or took part; of others only what they have signed. */
  private async participants(matterId: string, actor: ActingInDistrict): Promise<SharedMatterAnswer['participants']> {
    const rows = await this.em.execute<ParticipantRow[]>(
      `select ${participantColumns('c.confirmed_at is not null or c.organ_id = ?')} from case_participation n where n.matter_id = ? order by n.added_at, n.id`,
      [actor.organId, matterId],
    );
    return rows.map(participantAnswer);
  }
}

function summary(row: Row): SharedMatterSummary {
  const { id, tenantId, number, channel, title, urgency, receivedAt, closedAt, role, state, addedAt, dueAt } = row;
  return { id, tenantId, number, channel, title, urgency, receivedAt, closedAt, role, state, stateZh: participationLifecycle.states[state], addedAt, dueAt };
}

function conditionsOf({ state, role, open, keyword }: SharedMattersQuery, actor: ActingInDistrict): Conditions {
  const conditions = openTo(actor)
    .where(state, 'n.state = any(?::text[])', state && textArray(state))
    .where(role, 'n.role = ?')
    .where(open, '(m.closed_at is null) = ?', open === 'true');
  if (keyword === undefined) return conditions;
  const like = containing(keyword);
  return conditions.and('m.number = ? or m.title ilike ? or m.content ilike ?', keyword, like, like);
}
