import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarChangedV1, EventData, GrantEndedV1 } from '@yidan/contracts';
import type { ReceivedRun } from '../events/decorators.ts';
import { calendarDaysRow, stamped, stampOf, type ReferenceRow, type RowStamp } from './reference.rows.ts';

/** What makes a row of a copy the same row, and the column that may hold any JSON. */
interface CopyTable {
  key: readonly string[];
  document?: string;
}

const TABLES = {
  tenant: { key: ['tenant_id'] },
  organ: { key: ['id'] },
  internal_unit: { key: ['id'] },
  post: { key: ['id'] },
  person_account: { key: ['id'] },
  role_grant: { key: ['id'] },
  calendar_day_set: { key: ['tenant_id', 'year'], document: 'days' },
  policy_value: { key: ['tenant_id', 'key', 'valid_from'], document: 'value' },
} as const satisfies Record<string, CopyTable>;

/** Writes rows as they now are; what is left behind is what they would leave one after the other. */
export async function upsertRows(em: EntityManager, table: keyof typeof TABLES, rows: readonly ReferenceRow[]): Promise<void> {
  const { key, document }: CopyTable = TABLES[table];
  const columns = Object.keys(rows[0] ?? {});
  // A JSON null becomes SQL's null on its way through a record, yet a document may well say null.
  const values = columns.map((column) => (column === document ? `coalesce(${column}, 'null')` : column));
  const set = columns.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`);
  const upsert = `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from json_populate_recordset(null::${table}, ?::json)
                  on conflict (${key.join(', ')}) do update set ${set.join(', ')}`;
  for (const part of withoutRepeats(rows, key)) await em.execute(upsert, [records(part)], 'run');
}

/** Writes one year's special days, in place of what was known of that year. */
export function upsertCalendarDays(em: EntityManager, tenantId: string, set: EventData<typeof CalendarChangedV1>, stamp: RowStamp): Promise<void> {
  return upsertRows(em, 'calendar_day_set', [calendarDaysRow(tenantId, set, stamp)]);
}

/** Ends grants; from now on the lookup no longer finds them. */
export async function endGrants(em: EntityManager, ended: ReceivedRun<typeof GrantEndedV1>): Promise<void> {
  const rows = ended.map((event) => ({ id: event.data.grantId, ...stamped(stampOf(event)) }));
  for (const part of withoutRepeats(rows, ['id'])) {
    await em.execute(
      `update role_grant g set ended_at = e.updated_at, row_version = e.row_version, updated_at = e.updated_at
         from json_populate_recordset(null::role_grant, ?::json) e where g.id = e.id`,
      [records(part)],
      'run',
    );
  }
}

/** Parts rows, in their order, so that none comes twice in a part: one statement cannot change a row twice. */
export function withoutRepeats(rows: readonly ReferenceRow[], key: readonly string[]): ReferenceRow[][] {
  const parts: ReferenceRow[][] = [];
  let seen = new Set<string>();
  for (const row of rows) {
    // An id may be written in either case and is the same to the database; a part too many does no harm.
    const name = JSON.stringify(key.map((column) => row[column])).toLowerCase();
    if (parts.length === 0 || seen.has(name)) {
      parts.push([]);
      seen = new Set();
    }
    seen.add(name);
    parts.at(-1)!.push(row);
  }
  return parts;
}

// Half a character, which PostgreSQL refuses in JSON, is replaced as it is where text is sent.
function records(rows: readonly ReferenceRow[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}
