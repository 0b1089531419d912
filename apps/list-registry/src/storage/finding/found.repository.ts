import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { Found } from '../../domain/finding/found.ts';

/** Loads and saves what was found. */
@Injectable()
export class FoundRepository {
  constructor(private readonly em: EntityManager) {}

  get(id: string): Promise<Found> {
    return this.em.findOneOrFail(Found, { id }, { failHandler: () => new NotFound('finding', id) });
  }

  save(found: Found): Promise<void> {
    return saveWithEvents(this.em, 'finding', found);
  }
}
