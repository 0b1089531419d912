import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { withScope, type Scope } from './scope.ts';

/** Opens the transaction of a command or a read: bound to a tenant, committed as a whole or not at all. */
export class Transactions {
  private readonly afterCommit = new Set<() => void>();

  constructor(private readonly orm: MikroORM) {}

  /** Runs work in one transaction; the injected EntityManager inside it is the transaction's. Listeners are told after the commit. */
  async run<T>(scope: Scope, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const result = await withScope(scope, () =>
      this.orm.em.fork({ clear: true }).transactional((em) => work(em as EntityManager)),
    );
    for (const told of this.afterCommit) told();
    return result;
  }

  /** Registers a listener that is called after every commit; the sequencer wakes by it. */
  onCommit(listener: () => void): void {
    this.afterCommit.add(listener);
  }
}
