import { Client } from 'pg';

/** A clock whose step the timer could not take. */
export interface ParkedDeadline {
  readonly id: string;
  readonly tenantId: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly command: string;
  readonly dueAt: Date;
  readonly parkedAt: Date;
  readonly reason: string;
}

const PARKED = `
  select id, tenant_id as "tenantId", owner_type as "ownerType", owner_id as "ownerId", kind as command, due_at as "dueAt", parked_at as "parkedAt", parked_reason as reason
    from deadline where status = 'RUNNING' and parked_at is not null order by parked_at, id`;

/** 搁置的时限: of all tenants of a service, with their reasons. */
export function parkedDeadlines(workerUrl: string): Promise<ParkedDeadline[]> {
  return connected(workerUrl, async (worker) => (await worker.query<ParkedDeadline>(PARKED)).rows);
}

/** 重试: once the cause is mended the sweeper takes it up again; says whether there was such a clock. */
export async function retryDeadline({ appUrl, workerUrl }: { appUrl: string; workerUrl: string }, id: string): Promise<boolean> {
  const parked = (await parkedDeadlines(workerUrl)).find((each) => each.id === id);
  if (!parked) return false;
  return connected(appUrl, async (app) => {
    await app.query('begin');
    await app.query(`select set_config('app.tenant', $1, true)`, [parked.tenantId]);
    const { rowCount } = await app.query(`update deadline set parked_at = null, parked_reason = null, row_version = row_version + 1 where id = $1 and status = 'RUNNING'`, [id]);
    await app.query('commit');
    return rowCount === 1;
  });
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
