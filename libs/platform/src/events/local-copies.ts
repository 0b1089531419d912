import { DomainError } from '@yidan/kernel';
import type { WorkerPool } from '../database/worker-pool.ts';
import type { Applier } from './applier.ts';
import { rebuild } from './rebuild.ts';

/** This service keeps no copies of anybody's facts. */
export class NoLocalCopies extends DomainError {
  readonly code = 'EVENT.NO_LOCAL_COPIES';
  readonly kind = 'conflict';
  constructor() {
    super('This service keeps no local copies', '本服务没有本地副本');
  }
}

/** 本地副本: what this service keeps of others' facts (and of its own as events tell them), and how it is filled again from their journals. */
export class LocalCopies {
  /** The appliers of the running service. */
  appliers: readonly Applier[] = [];

  constructor(
    private readonly worker: WorkerPool,
    /** In an order in which they can be emptied. */
    private readonly tables: readonly string[],
  ) {}

  /** Empties the copies of all tenants and fills them from position 0 of every journal they come from; readers see the old ones until it is done. */
  async rebuild(): Promise<{ producers: string[]; events: number; tables: readonly string[] }> {
    const sources = this.appliers.filter(({ copies }) => copies).sort((a, b) => (a.producer < b.producer ? -1 : 1));
    if (sources.length === 0) throw new NoLocalCopies();
    const { rows } = await this.worker.query<{ tenant_id: string }>('select tenant_id from tenant order by tenant_id');
    const tenants = rows.map((row) => row.tenant_id);
    const events = await rebuild(sources.map(({ copySource }) => copySource), tenants, this.tables);
    return { producers: sources.map(({ producer }) => producer), events, tables: this.tables };
  }
}
