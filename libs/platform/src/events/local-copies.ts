import { DomainError } from '@yidan/kernel';
import type { WorkerPool } from '../database/worker-pool.ts';
import type { Applier } from './applier.ts';

/** The copies of this service come from several journals (or from none), so they cannot be filled from one. */
export class NoSingleSource extends DomainError {
  readonly code = 'EVENT.NO_SINGLE_SOURCE';
  readonly kind = 'conflict';
  constructor(producers: readonly string[]) {
    super(`The local copies come from ${producers.length} journals and can only be rebuilt from one`, `本地副本来自 ${producers.length} 个事件日志，只能由单一日志重建`, { params: { producers } });
  }
}

/** 本地副本: what this service keeps of others' facts, and how it is filled again from their journal. */
export class LocalCopies {
  /** The appliers of the running service. */
  appliers: readonly Applier[] = [];

  constructor(
    private readonly worker: WorkerPool,
    /** In an order in which they can be emptied. */
    private readonly tables: readonly string[],
  ) {}

  /** Empties the copies of all tenants and fills them from position 0; readers see the old ones until it is done. */
  async rebuild(): Promise<{ producer: string; events: number; tables: readonly string[] }> {
    const [source, ...more] = this.appliers.filter(({ copies }) => copies);
    if (!source || more.length > 0) throw new NoSingleSource([source, ...more].flatMap((applier) => applier?.producer ?? []));
    const { rows } = await this.worker.query<{ tenant_id: string }>('select tenant_id from tenant order by tenant_id');
    const events = await source.rebuild(
      rows.map((row) => row.tenant_id),
      this.tables,
    );
    return { producer: source.producer, events, tables: this.tables };
  }
}
