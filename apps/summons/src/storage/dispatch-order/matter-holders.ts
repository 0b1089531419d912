import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { JointActAnswer } from '@yidan/contracts';
import { seeingAll } from '@yidan/platform';
import type { OrderHolder } from '../../domain/incoming-matter/handling-chain.ts';

const HOLDER = `organ_id as "organId", unit_id as "unitId", state = 'REDISPATCHED' as "takenAway"`;

/** Who holds the orders of a matter, or held them, as one value of a query. */
export const HOLDERS = (matterId: string): string => `
  (select coalesce(json_agg(h), '[]') from (select ${HOLDER} from dispatch_order where matter_id = ${matterId}) h)`;

/** The organs that lead, handle or assist in a matter, who leads first, as one value of a query; whoever lost its order to another has no part in it. */
export const ORGANS = (matterId: string): string => `
  (select coalesce(jsonb_agg(jsonb_build_object('id', h.organ_id, 'code', h.code, 'name', coalesce(h.name, '')) order by h.leads desc, h.code), '[]')
     from (select held.organ_id, by_whom.code, by_whom.name, bool_or(held.role = 'LEAD') as leads from dispatch_order held
             left join organ by_whom on by_whom.tenant_id = held.tenant_id and by_whom.id = held.organ_id
            where held.matter_id = ${matterId} and held.state <> 'REDISPATCHED' group by 1, 2, 3) h)`;

/** 承办单位 of a matter: who holds its orders, or held them. */
@Injectable()
export class MatterHolders {
  constructor(private readonly em: EntityManager) {}

  holdersOf(matterId: string): Promise<OrderHolder[]> {
    return this.em.execute<OrderHolder[]>(`select ${HOLDER} from dispatch_order where matter_id = ?`, [matterId]);
  }

  /** The organs that work on a matter, of a restricted one as well: who works on it knows with whom. */
  async organsOf(matterId: string): Promise<JointActAnswer['organs'][number]['organ'][]> {
    const [row] = await seeingAll(this.em, () => this.em.execute<{ organs: JointActAnswer['organs'][number]['organ'][] }[]>(`select ${ORGANS('?')} as organs`, [matterId]));
    return row!.organs;
  }
}
