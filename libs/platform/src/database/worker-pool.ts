import { Pool, type QueryResult, type QueryResultRow } from 'pg';

/** The worker role's connections: sequencer, relay, applier and grant lookup see all tenants of just the tables they need. */
export class WorkerPool {
  readonly pool: Pool;

  constructor(url: string, max = 4) {
    this.pool = new Pool({ connectionString: url, max });
    // An idle connection cut by the server is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  query<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<QueryResult<Row>> {
    return this.pool.query<Row>(text, values);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
