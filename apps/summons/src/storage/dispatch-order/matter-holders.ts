import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { OrderHolder } from '../../domain/incoming-matter/handling-chain.ts';

const HOLDER = `organ_id as "organId", unit_id as "unitId", state = 'REDISPATCHED' as "takenAway"`;

/** Who holds the orders of a matter, or held them, as one value of a query. */
export const HOLDERS = (matterId: string): string => `
  (select coalesce(json_agg(h), '[]') from (select ${HOLDER} from dispatch_order where matter_id = ${matterId}) h)`;

/** 承办单位 of a matter: who holds its orders, or held them. */
@Injectable()
export class MatterHolders {
  constructor(private readonly em: EntityManager) {}

  holdersOf(matterId: string): Promise<OrderHolder[]> {
    return this.em.execute<OrderHolder[]>(`select ${HOLDER} from dispatch_order where matter_id = ?`, [matterId]);
  }
}
