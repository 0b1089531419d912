import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { failpoint } from '../config/failpoint.ts';
import { withDeeds, withScope, type Deeds, type Scope } from './scope.ts';

/** Opens the transaction of a command or a read: bound to a tenant, committed as a whole or not at all. */
export class Transactions {
  private readonly afterCommit = new Set<(journalled: boolean) => void>();

  constructor(private readonly orm: MikroORM) {}

  /** Runs work in one transaction; the injected EntityManager inside it is the transaction's. Listeners are told after the commit. */
  async run<T>(scope: Scope, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const deeds: Deeds = { journalled: false };
    const inside = async (em: EntityManager): Promise<T> => {
      const done = await work(em);
      if (deeds.journalled) {
        await em.flush();
        failpoint('command.before-commit');
      }
      return done;
    };
    // A scope of its own: what is remembered for a transaction by its scope ends with it.
    const result = await withScope({ ...scope }, () => withDeeds(deeds, () => this.orm.em.fork({ clear: true }).transactional((em) => inside(em as EntityManager))));
    if (deeds.journalled) failpoint('command.committed-unsequenced');
    for (const told of this.afterCommit) told(deeds.journalled);
    return result;
  }

  /** Registers a listener that is called after every commit and told whether something was journalled; the sequencer wakes by it. */
  onCommit(listener: (journalled: boolean) => void): void {
    this.afterCommit.add(listener);
  }
}
