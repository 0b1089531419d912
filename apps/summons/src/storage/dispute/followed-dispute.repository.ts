import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { DisputeEnding, DisputeOutcome, OutOfScope } from '@yidan/contracts';
import type { DisputedMatter, FollowedDispute } from '../../domain/dispute/followed-dispute.ts';

/** 争议 as its events name it: the case, or the request that led to none. */
export interface DisputeKey {
  readonly tenantId: string;
  readonly id: string;
  readonly caseNumber: string | null;
}

/** 一件来件有未决争议, of the matter in the SQL expressions named. */
export const HAS_OPEN_DISPUTE = (matterId: string, tenantId: string): string => `
  exists (select from disputed_matter x join followed_dispute f on f.tenant_id = x.tenant_id and f.id = x.dispute_id
           where x.tenant_id = ${tenantId} and x.matter_id = ${matterId} and f.ended_at is null)`;

/** Keeps what the arbitration says of disputes that came from here, until it is carried out. */
@Injectable()
export class FollowedDisputeRepository {
  constructor(private readonly em: EntityManager) {}

  /** Writes down that there is one. */
  async know({ tenantId, id, caseNumber }: DisputeKey): Promise<void> {
    await this.em.execute(`insert into followed_dispute (tenant_id, id, case_number) values (?, ?, ?) on conflict do nothing`, [tenantId, id, caseNumber], 'run');
  }

  /** Adds what it came from, an order or a matter of this tenant; anything else is not for here. What is added to one that is over opens it again. */
  async from({ tenantId, id }: DisputeKey, refId: string): Promise<void> {
    const added = await this.em.execute<unknown[]>(
      `insert into disputed_matter (tenant_id, dispute_id, ref_id, matter_id, order_id)
       select tenant_id, ?::uuid, id, matter_id, id from dispatch_order where tenant_id = ? and id = ?
       union all select tenant_id, ?::uuid, id, id, null from incoming_matter where tenant_id = ? and id = ?
       on conflict do nothing returning 1`,
      [id, tenantId, refId, id, tenantId, refId],
    );
    if (added.length > 0) await this.em.execute(`update followed_dispute set ended_at = null where tenant_id = ? and id = ?`, [tenantId, id], 'run');
  }

  /** The interim holder named last is the one. */
  async designate({ tenantId, id }: DisputeKey, { organId, unitId }: { organId: string; unitId: string | null }): Promise<void> {
    await this.em.execute(`update followed_dispute set interim_organ_id = ?, interim_unit_id = ? where tenant_id = ? and id = ?`, [organId, unitId, tenantId, id], 'run');
  }

  /** Takes the outcome down, in the place of an earlier one unless orders went by that already. */
  async decide({ tenantId, id }: DisputeKey, { documentNumber, source, split }: DisputeOutcome): Promise<void> {
    await this.em.execute(
      `insert into dispute_ruling (tenant_id, dispute_id, document_number, source, split) values (?, ?, ?, ?, ?::jsonb)
       on conflict (tenant_id, dispute_id) do update set document_number = excluded.document_number, source = excluded.source, split = excluded.split
        where dispute_ruling.carried_out_at is null`,
      [tenantId, id, documentNumber, source, JSON.stringify(split)],
      'run',
    );
  }

  async end({ tenantId, id }: DisputeKey, ending: DisputeEnding, route: OutOfScope | null): Promise<void> {
    await this.em.execute(`update followed_dispute set ending = ?, route = ? where tenant_id = ? and id = ?`, [ending, route, tenantId, id], 'run');
  }

  /** What is known of one that is not over, held until the transaction ends. */
  async openForUpdate(tenantId: string, id: string): Promise<FollowedDispute | null> {
    const [row] = await this.em.execute<Omit<FollowedDispute, 'ruling' | 'from'>[]>(
      `select tenant_id as "tenantId", id, case_number as "caseNumber", ending, route,
              case when interim_organ_id is not null then json_build_object('organId', interim_organ_id, 'unitId', interim_unit_id) end as interim
         from followed_dispute where tenant_id = ? and id = ? and ended_at is null for update`,
      [tenantId, id],
    );
    if (!row) return null;
    const [ruling = null] = await this.em.execute<NonNullable<FollowedDispute['ruling']>[]>(`select document_number as "documentNumber", source, split from dispute_ruling where tenant_id = ? and dispute_id = ?`, [tenantId, id]);
    const from = await this.em.execute<DisputedMatter[]>(`select matter_id as "matterId", order_id as "orderId" from disputed_matter where tenant_id = ? and dispute_id = ? order by matter_id, ref_id`, [tenantId, id]);
    return { ...row, ruling, from };
  }

  /** Over: nothing that came from it waits any more. */
  async close({ tenantId, id }: Pick<DisputeKey, 'tenantId' | 'id'>, settled: boolean, at: Date): Promise<void> {
    await this.em.execute(`update followed_dispute set ended_at = ? where tenant_id = ? and id = ?`, [at.toISOString(), tenantId, id], 'run');
    if (settled) await this.em.execute(`update dispute_ruling set carried_out_at = coalesce(carried_out_at, ?) where tenant_id = ? and dispute_id = ?`, [at.toISOString(), tenantId, id], 'run');
  }

  /** Those whose outcome waits for the lists. */
  async waitingForLists(tenantId: string): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select f.id from followed_dispute f join dispute_ruling r on r.tenant_id = f.tenant_id and r.dispute_id = f.id where f.tenant_id = ? and f.ended_at is null order by f.id`,
      [tenantId],
    );
    return rows.map(({ id }) => id);
  }
}
