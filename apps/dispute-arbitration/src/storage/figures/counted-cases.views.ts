import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CountedCase } from '../../domain/figures/dispute-figures.ts';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const marks = (rows: string): string => `coalesce((select jsonb_agg(jsonb_build_object('organId', m."organId", 'at', m.at)) from (${rows}) m), '[]')`;

// R-DSP-6: an organ is absent where it refuses to negotiate, sends nobody to a meeting, lets the time to reply pass, or does not come to be heard.
const ABSENCES = `
  select r->>'organId' as "organId", r->>'at' as at from jsonb_array_elements(c.negotiation->'refusals') r
  union all select p->>'organId', m->>'at' from jsonb_array_elements(c.negotiation->'meetings') m, jsonb_array_elements(c.parties) p
   where p->>'role' <> 'INTERESTED' and not exists (select from jsonb_array_elements(m->'attendees') a where a->>'organId' = p->>'organId')
  union all select r->>'organId', r->>'at' from jsonb_array_elements(c.coordination->'replies') r where (r->>'deemed')::boolean
  union all select p->>'organId', h->>'at' from jsonb_array_elements(c.commission->'hearings') h, jsonb_array_elements(h->'parties') p where not (p->>'attended')::boolean`;
// R-DSP-5: another party had to convene.
const LATE = `
  select c.convenor_organ_id as "organId", c.negotiation->>'openedAt' as at where (c.negotiation->>'openedByOrganId')::uuid <> c.convenor_organ_id`;
const REFUSED = `select n->>'organId' as "organId", n->>'at' as at from jsonb_array_elements(c.execution->'nonCompliance') n`;

const CASES = `
  select c.id, c.kind, c.raised_by as "raisedBy", ${instant('c.raised_at')} as "raisedAt", c.application->>'at' as "appliedAt", c.coordination->'submission'->>'at' as "submittedAt",
         c.outcome->>'source' as source, ${instant('c.outcome_at')} as "outcomeAt", c.cause, ${instant('c.closed_at')} as "closedAt",
         coalesce((select jsonb_agg(a->>'at') from jsonb_array_elements(c.leader_acts) a), '[]') as "leaderActs",
         ${marks(ABSENCES)} as absences, ${marks(LATE)} as "lateConvenors", ${marks(REFUSED)} as "nonCompliance"
    from dispute_case c where c.raised_at < ? and (c.closed_at is null or c.closed_at >= ?) order by c.raised_at, c.id`;

/** 计数要素查询: the cases that lay in a span of time, with what of them is counted. */
@Injectable()
export class CountedCasesViews {
  constructor(private readonly em: EntityManager) {}

  between(begins: Date, ends: Date): Promise<CountedCase[]> {
    return this.em.execute<CountedCase[]>(CASES, [ends, begins]);
  }
}
