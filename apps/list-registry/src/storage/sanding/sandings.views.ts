import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SandingAnswer, SandingFilter, SandingSummary } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { Conditions, isoInstant } from '../duty-list/sql.ts';

const COLUMNS = `
  s.id as "sandingId", (select json_build_object('id', o.id, 'code', o.code, 'name', o.name) from organ o where o.tenant_id = s.tenant_id and o.id = s.organ_id) as organ,
  s.state, s.way, s.title, s.document_number as "documentNumber", s.issued_on::text as "issuedOn", s.effective_from::text as "effectiveFrom", s.effective_to::text as "effectiveTo",
  s.due_on::text as "dueOn", s.approved_staff as "approvedStaff", s.approved_leaders as "approvedLeaders", s.row_version as "rowVersion"`;

const ACTS = `
  coalesce((select json_agg(json_build_object('actId', a.id, 'kind', a.kind, 'round', a.round, 'groupCode', a.group_code, 'conclusion', a.conclusion, 'opinion', a.opinion, 'heldOn', a.held_on::text,
                    'documentNumber', a.document_number, 'meetingId', a.meeting_id, 'recordedBy', a.recorded_by, 'recordedAt', ${isoInstant('a.recorded_at')}) order by a.id)
              from sanding_act a where a.tenant_id = s.tenant_id and a.sanding_id = s.id), '[]') as acts`;

/** Whose provisions a reader sees: one organ's, or all. */
export interface SandingReader {
  readonly onlyOrganId: string | null;
}

/** What is read of provisions. */
@Injectable()
export class SandingsViews {
  constructor(private readonly em: EntityManager) {}

  async one(id: string, { onlyOrganId }: SandingReader): Promise<Omit<SandingAnswer, 'actions'>> {
    const where = new Conditions().and('s.id = ?', id).when(onlyOrganId, 's.organ_id = ?');
    const [found] = await this.em.execute<Omit<SandingAnswer, 'actions'>[]>(
      `select ${COLUMNS}, s.scope, s.procedure, s.round, s.group_code as "groupCode", s.duties, s.units, ${ACTS} from sanding_provision s where ${where.sql}`,
      where.values,
    );
    if (!found) throw new NotFound('sanding-provision', id);
    return found;
  }

  async page({ cursor, limit, organ, state }: PageQuery & SandingFilter, { onlyOrganId }: SandingReader): Promise<Page<SandingSummary>> {
    const where = new Conditions()
      .when(organ, 's.organ_code = ?')
      .when(state, 's.state = ?')
      .when(onlyOrganId, 's.organ_id = ?')
      .when(decodeCursor(cursor, z.uuid()), 's.id < ?');
    const rows = await this.em.execute<SandingSummary[]>(
      `select ${COLUMNS}, jsonb_array_length(s.duties) as duties, jsonb_array_length(s.units) as units from sanding_provision s where ${where.sql} order by s.id desc limit ?`,
      [...where.values, limit + 1],
    );
    return cutPage(rows, limit, ({ sandingId }) => sandingId);
  }
}
