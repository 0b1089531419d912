import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChainEntry } from '@yidan/contracts';
import { titleOfEvent } from '../trail/event-titles.ts';

interface ChainLine {
  eventId: string;
  at: string;
  seq: number;
  type: string;
  objectType: string;
  objectId: string;
  number: string | null;
  organId: string | null;
}

/** When an entry happened, and which of those of the same instant it is. */
export type ChainKey = readonly [at: string, seq: number];

/** An entry, and where it stands in the chain. */
export interface LinkedEntry {
  entry: ChainEntry;
  key: ChainKey;
}

/** 全链条查询: what this service contributed to a chain, in the order in which it happened; row security leaves other tenants' out. */
export class ChainViews {
  private readonly shown: string;

  constructor(
    private readonly em: EntityManager,
    restricted: Readonly<Record<string, string>> = {},
  ) {
    // A chain that passes something the reader is not shown does not exist for them: each of its acts would say that the thing does.
    const hidden = Object.entries(restricted).map(([type, table]) => ` and not exists (select from journal h where h.tenant_id = j.tenant_id and h.correlation = j.correlation and h.agg_type = '${type}' and not exists (select from ${table} o where o.id = h.agg_id))`);
    this.shown = hidden.join('');
  }

  /** One entry more than the page holds, if there is one. */
  async of(chainId: string, after: ChainKey | null, limit: number): Promise<LinkedEntry[]> {
    const rows = await this.em.execute<ChainLine[]>(
      `select j.event_id as "eventId", to_char(j.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, j.seq::int8 as seq, j.type, j.agg_type as "objectType", j.agg_id as "objectId",
              coalesce(case json_typeof(j.payload->'number') when 'string' then j.payload->>'number' end, j.payload->>'documentNumber') as number, j.actor::json->>'organId' as "organId"
         from journal j
        where j.tenant_id = nullif(current_setting('app.tenant', true), '') and j.correlation = ? and j.agg_type <> 'desk-task' and split_part(j.type, '.', 2) <> 'deadline'
          ${this.shown} and (j.occurred_at, j.seq) > (?::timestamptz, ?)
        order by j.occurred_at, j.seq limit ?`,
      [chainId, after?.[0] ?? '-infinity', after?.[1] ?? -1, limit + 1],
    );
    return rows.map(({ seq, type, ...row }) => ({ entry: { ...row, type, ...titleOfEvent(type) }, key: [row.at, Number(seq)] }));
  }
}
