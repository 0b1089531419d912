import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ReturnAnswer } from '@yidan/contracts';
import { instant } from '@yidan/platform';
import { HIDDEN } from '../duty-item/disclosed-items.ts';

const organOf = (alias: string, id: string): string => `jsonb_build_object('id', ${id}, 'code', ${alias}.code, 'name', coalesce(${alias}.name, ''))`;

const RETURNS = `
  select r.order_id as "orderId", ${organOf('g', 'r.organ_id')} as organ, r.reason,
         case when r.proposed_organ_id is not null then ${organOf('p', 'r.proposed_organ_id')} end as "proposedOrgan", r.proposed_item_key as "proposedItemKey",
         case when e.item_key is not null and not ${HIDDEN('e.item_key', 'e.tenant_id')} then jsonb_build_object('code', e.code, 'name', e.name) end as "proposedItem", r.basis,
         ${instant('r.requested_at')} as "requestedAt", r.outcome, r.ground, ${instant('r.answered_at')} as "answeredAt"
    from order_return r
    left join organ g on g.tenant_id = r.tenant_id and g.id = r.organ_id
    left join organ p on p.tenant_id = r.tenant_id and p.id = r.proposed_organ_id
    left join effective_item e on e.tenant_id = r.tenant_id and e.item_key = r.proposed_item_key
   where r.matter_id = ? order by r.requested_at, r.id`;

/** 退件记录 of a matter, as its orders show them. */
@Injectable()
export class OrderReturnViews {
  constructor(private readonly em: EntityManager) {}

  of(matterId: string): Promise<ReturnAnswer[]> {
    return this.em.execute<ReturnAnswer[]>(RETURNS, [matterId]);
  }
}
