import { encodeCursor } from '@yidan/platform';
import { sampleCity } from '@yidan/sample-city';
import type { Pool } from 'pg';
import type { LoadRequest } from '../http-clients.ts';
import { TENANT, YEARS_BACK } from './extent.ts';

export const KINDS = ['plain', 'state', 'closed', 'overdue', 'keyword', 'deep', 'deepState'] as const;
/** What is asked of the orders: the newest, by a state of the day, all that are closed, what is late, a word, and pages far behind the first. */
export type Kind = (typeof KINDS)[number];
export const VIEWERS = ['operator', 'busy', 'usual'] as const;
/** Who asks: an operator who sees all, somebody of the busiest unit, and of a usual one. */
export type Viewer = (typeof VIEWERS)[number];

/** One question: as the service is asked, and as a database may be asked that knows of no rights, pages or counts. */
export interface Question {
  readonly request: LoadRequest;
  readonly bare: { readonly sql: string; readonly values: string[] };
}

const LIMIT = 50;
const BARE = `
  select o.*, m.number as matter_number, m.title, m.channel, d.name, g.name as organ_name, u.name as unit_name from dispatch_order o
    join incoming_matter m on m.tenant_id = o.tenant_id and m.id = o.matter_id
    left join dispatched_item d on d.tenant_id = o.tenant_id and d.item_key = o.item_key and d.version_id = o.version_id
    left join organ g on g.tenant_id = o.tenant_id and g.id = o.organ_id
    left join internal_unit u on u.tenant_id = o.tenant_id and u.id = o.unit_id`;

/** Questions of one kind by one viewer. */
export async function questions(sql: Pool, viewer: Viewer, kind: Kind, count: number, token: string): Promise<Question[]> {
  const keywords = sampleCity().districts[0].lists.flatMap((list) => list.items).flatMap((item) => item.keywords);
  const { rows: places } = await sql.query<{ unit: string | null }>('select unit_id as unit from person_account where subject = $1', [`bench.${viewer}`]);
  const unit = places[0]!.unit;
  return Promise.all(
    Array.from({ length: count }, async (): Promise<Question> => {
      const query = new URLSearchParams({ limit: String(LIMIT), view: unit === null ? 'all' : 'unit' });
      const values: string[] = [TENANT];
      const conditions = ['o.tenant_id = $1'];
      const and = (clause: (n: number) => string, value: string): void => {
        values.push(value);
        conditions.push(clause(values.length));
      };
      if (unit !== null) and((n) => `o.unit_id = $${n}::uuid`, unit);
      const states = kind === 'state' ? ['SIGNED', 'IN_PROGRESS'] : kind === 'closed' || kind === 'deepState' ? ['CLOSED'] : null;
      if (states) {
        query.set('state', states.join(','));
        and((n) => `o.state = any($${n}::text[])`, `{${states.join(',')}}`);
      }
      if (kind === 'overdue') {
        query.set('overdue', 'true');
        and((n) => `o.due_at < $${n}::timestamptz`, new Date().toISOString());
      }
      if (kind === 'keyword') {
        const word = keywords[chance(keywords.length)]!;
        query.set('keyword', word);
        and((n) => `(m.title ilike $${n} or d.name ilike $${n})`, `%${word}%`);
      }
      if (kind.startsWith('deep')) {
        const { rows } = await sql.query<{ at: string; id: string }>(
          `select to_char(dispatched_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, id from dispatch_order o where o.tenant_id = $1 and o.dispatched_at < now() - $2::float8 * interval '${YEARS_BACK} years' ${unit === null ? '' : 'and o.unit_id = $3'}
            order by o.dispatched_at desc limit 1`,
          [TENANT, 0.1 + Math.random() * 0.8, ...(unit === null ? [] : [unit])],
        );
        const { at, id } = rows[0]!;
        query.set('cursor', encodeCursor([at, id, 10_000, true]));
        values.push(at, id);
        conditions.push(`(o.dispatched_at, o.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
      }
      return {
        request: { method: 'GET', path: `/api/summons/v1/orders?${query}`, token },
        bare: { sql: `${BARE} where ${conditions.join(' and ')} order by o.dispatched_at desc, o.id desc limit ${LIMIT + 1}`, values },
      };
    }),
  );
}

function chance(below: number): number {
  return Math.floor(Math.random() * below);
}
