import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { OrderHolder } from '../../domain/incoming-matter/handling-chain.ts';

/** 承办单位 of a matter: who holds its orders, or held them. */
@Injectable()
export class MatterHolders {
  constructor(private readonly em: EntityManager) {}

  holdersOf(matterId: string): Promise<OrderHolder[]> {
    return this.em.execute<OrderHolder[]>(
      `select organ_id as "organId", unit_id as "unitId", state = 'REDISPATCHED' as "takenAway" from dispatch_order where matter_id = ?`,
      [matterId],
    );
  }
}
