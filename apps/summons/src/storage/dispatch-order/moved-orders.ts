import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { textArray } from '@yidan/platform';
import { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { NOT_BEGUN } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { HAS_OPEN_DISPUTE } from '../dispute/followed-dispute.repository.ts';

/** An order whose item another unit holds now, with its matter; both rows are held until the transaction ends. */
export interface MovedOrder {
  readonly order: DispatchOrder;
  readonly matter: IncomingMatter;
}

/** A version in force, as what follows it cites it. */
export interface CitedVersion {
  readonly label: string;
  readonly documentNumber: string;
}

// What goes out by itself: an item in force for whoever holds it, and none that an operator has to name a township for. What a case of the arbitration is open over goes by its outcome.
const MOVED = `
  from dispatch_order o
  join effective_item e on e.tenant_id = o.tenant_id and e.item_key = o.item_key
  join incoming_matter m on m.tenant_id = o.tenant_id and m.id = o.matter_id
 where e.version_id = ? and (e.organ_id, e.lead_unit_id) <> (o.organ_id, o.unit_id) and o.role in ('LEAD', 'HANDLER') and o.state = any(?::text[])
   and e.item_status in ('ACTIVE', 'PENDING_ATTRIBUTION') and e.perform_mode <> 'DEVOLVED' and m.state = 'DISPATCHED'
   and not (o.state = 'IN_DISPUTE' and ${HAS_OPEN_DISPUTE('o.matter_id', 'o.tenant_id')})`;

/** 随事项变动的派件单: orders nobody has begun whose item a version gave to another unit. */
@Injectable()
export class MovedOrders {
  constructor(private readonly em: EntityManager) {}

  /** The version, as long as it is the one in force. */
  async version(versionId: string): Promise<CitedVersion | null> {
    const [row] = await this.em.execute<CitedVersion[]>(`select label, document_number as "documentNumber" from effective_list where version_id = ?`, [versionId]);
    return row ?? null;
  }

  /** Some of them; one that somebody is acting on is left for later. */
  async some(versionId: string, most: number): Promise<MovedOrder[]> {
    const rows = await this.em.execute<{ id: string }[]>(`select o.id ${MOVED} order by o.matter_id, o.id limit ? for update of m, o skip locked`, [...this.values(versionId), most]);
    const orders = await this.em.find(DispatchOrder, { id: { $in: rows.map(({ id }) => id) } }, { orderBy: { matterId: 'asc', id: 'asc' } });
    const matters = await this.em.find(IncomingMatter, { id: { $in: orders.map(({ matterId }) => matterId) } });
    return orders.map((order) => ({ order, matter: matters.find(({ id }) => id === order.matterId)! }));
  }

  async areThere(versionId: string): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(`select 1 ${MOVED} limit 1`, this.values(versionId));
    return rows.length > 0;
  }

  private values(versionId: string): unknown[] {
    return [versionId, textArray(NOT_BEGUN)];
  }
}
