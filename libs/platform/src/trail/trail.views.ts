import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { TrailEntry } from '@yidan/contracts';
import { maskDeep } from '@yidan/kernel';
import type { ActorStamp } from '../database/scope.ts';
import { titleOfEvent } from './event-titles.ts';

interface TrailLine {
  eventId: string;
  position: string | null;
  version: number;
  index: number;
  occurredAt: string;
  type: string;
  schemaVersion: number;
  actor: string;
  data: unknown;
  changes: { before?: Record<string, unknown>; after?: Record<string, unknown>; note?: unknown } | null;
}

/** An entry, and where it stands among the others. */
export interface KeyedEntry {
  entry: TrailEntry;
  key: readonly [version: number, index: number];
}

/** 审计查询: what was done to one object, oldest first, out of the journal of this service; row security leaves other tenants' out. */
@Injectable()
export class TrailViews {
  constructor(private readonly em: EntityManager) {}

  /** One entry more than the page holds, if there is one. */
  async of(objectType: string, objectId: string, after: readonly [number, number] | null, limit: number): Promise<KeyedEntry[]> {
    const rows = await this.em.execute<TrailLine[]>(
      `select j.event_id as "eventId", o.position::text as position, j.agg_version as version, j.agg_index as index,
              to_char(j.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt", j.type, j.schema_version as "schemaVersion",
              j.actor, j.payload as data, j.changes
         from journal j left join journal_order o using (seq)
        where j.tenant_id = nullif(current_setting('app.tenant', true), '') and j.agg_type = ? and j.agg_id = ? and (j.agg_version, j.agg_index) > (?, ?)
        order by j.agg_version, j.agg_index limit ?`,
      [objectType, objectId, after?.[0] ?? -1, after?.[1] ?? -1, limit + 1],
    );
    return rows.map((row) => {
      const { id, organId, roles } = JSON.parse(row.actor) as ActorStamp;
      const entry: TrailEntry = {
        eventId: row.eventId,
        at: row.occurredAt,
        actor: { id, organId, roles: [...roles] },
        act: { type: row.type, version: row.schemaVersion, ...titleOfEvent(row.type) },
        // Whoever audits stands outside the handling chain: what people wrote comes without the numbers in it (R-SEC-4).
        data: maskDeep(row.data),
        before: maskDeep(row.changes?.before ?? null),
        after: maskDeep(row.changes?.after ?? null),
        note: maskDeep(row.changes?.note ?? null),
        position: row.position,
      };
      return { entry, key: [row.version, row.index] };
    });
  }
}
