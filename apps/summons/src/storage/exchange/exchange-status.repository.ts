import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { OrderStatusReceivedV1 } from '@yidan/contracts';
import type { StatusAnswer, StatusStep } from '@yidan/contracts';
import { appendToJournal, instant } from '@yidan/platform';

/** A report as it came in. */
export interface ReceivedStatus {
  readonly tenantId: string;
  readonly id: string;
  readonly orderId: string;
  readonly restricted: boolean;
  readonly externalRef: string;
  readonly bodyHash: string;
  readonly step: StatusStep;
  readonly personId: string;
  readonly account: string;
  readonly text: string | null;
  readonly receivedAt: Date;
}

const COLUMNS = `id, order_id as "orderId", step, external_ref as "externalRef", person_id as "personId", account, text, ${instant('received_at')} as "receivedAt",
  order_state as "orderState", order_version as "orderVersion"`;

/** Keeps what departments' systems reported, one row for each of their numbers. */
@Injectable()
export class ExchangeStatusRepository {
  constructor(private readonly em: EntityManager) {}

  /** Enters a report; false where its number was reported for this order before, also at the very same moment. */
  async enter(given: ReceivedStatus): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(
      `insert into exchange_status (tenant_id, id, order_id, restricted, external_ref, body_hash, step, person_id, account, text, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (tenant_id, order_id, external_ref) do nothing returning 1`,
      [given.tenantId, given.id, given.orderId, given.restricted, given.externalRef, given.bodyHash, given.step, given.personId, given.account, given.text, given.receivedAt.toISOString()],
    );
    return rows.length > 0;
  }

  /** Notes what the report did, and that it was made: by which account, for whom. */
  async done(given: ReceivedStatus, order: { organId: string; unitId: string; state: string; rowVersion: number }): Promise<void> {
    await this.em.execute(`update exchange_status set order_state = ?, order_version = ? where id = ?`, [order.state, order.rowVersion, given.id], 'run');
    const { id, orderId, step, externalRef, account, personId, receivedAt } = given;
    const told = { statusId: id, orderId, organId: order.organId, unitId: order.unitId, step, externalRef, account, personId, at: receivedAt.toISOString() };
    await appendToJournal(this.em, { type: 'exchange-status', id, version: 1 }, [OrderStatusReceivedV1.create(told, receivedAt)]);
  }

  async byRef(orderId: string, externalRef: string): Promise<(StatusAnswer & { bodyHash: string }) | null> {
    const [row] = await this.em.execute<(StatusAnswer & { bodyHash: string })[]>(`select ${COLUMNS}, body_hash as "bodyHash" from exchange_status where order_id = ? and external_ref = ?`, [orderId, externalRef]);
    return row ?? null;
  }

  ofOrder(orderId: string): Promise<StatusAnswer[]> {
    return this.em.execute<StatusAnswer[]>(`select ${COLUMNS} from exchange_status where order_id = ? order by received_at, id`, [orderId]);
  }

  /** The sign-in name of somebody of this tenant, by that name or by id. */
  async subjectOf(personRef: string): Promise<string | null> {
    const [row] = await this.em.execute<{ subject: string }[]>(`select subject from person_account where (id::text = ? or subject = ?) and left_on is null limit 1`, [personRef, personRef]);
    return row?.subject ?? null;
  }
}
