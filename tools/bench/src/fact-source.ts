import type { RecordedEvent } from '@yidan/contracts';
import { appendToJournal, InProcessHub, openService, Transactions, type RunningService, type Scope } from '@yidan/platform';
import { producerOnly } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import type { BenchServers, ServiceDatabase } from './bench-servers.ts';

/** 事实来源: a registry that only journals, in this process; everything behind its journal is real. */
export class FactSource {
  private constructor(
    readonly database: ServiceDatabase,
    readonly service: RunningService,
    readonly hub: InProcessHub,
  ) {}

  static async open(servers: BenchServers, transport: 'in-process' | 'jetstream', poolSize: number): Promise<FactSource> {
    const definition = producerOnly('list-registry');
    const database = await servers.database(definition);
    const hub = new InProcessHub();
    return new FactSource(database, await openService(definition, servers.settings(database, transport, poolSize), hub), hub);
  }

  /** Journals events in one transaction, as one aggregate would. */
  tell(tenantId: string, city: string | null, events: RecordedEvent[]): Promise<void> {
    const scope: Scope = { tenant: tenantId, city, actor: { id: 'system:bench', organId: null, roles: [] } };
    return this.service.app.get(Transactions).run(scope, (em) => appendToJournal(em, { type: 'bench', id: uuid(), version: 1 }, events));
  }

  /** Waits until everything journalled has its position, and says which is the last. */
  async sequenced(): Promise<string> {
    for (;;) {
      const { rows } = await this.database.sql.query<{ waiting: string; position: string }>(
        `select (select count(*) from journal) - (select count(*) from journal_order) as waiting, (select coalesce(max(position), 0) from journal_order) as position`,
      );
      if (rows[0]!.waiting === '0') return rows[0]!.position;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}
