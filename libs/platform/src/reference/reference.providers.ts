import { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '@yidan/kernel';
import { Reference } from './reference.ts';

/** What the platform module provides of this room. */
export function referenceProviders() {
  return [{ provide: Reference, useFactory: (em: EntityManager, clock: Clock) => new Reference(em, clock), inject: [EntityManager, Clock] }];
}
