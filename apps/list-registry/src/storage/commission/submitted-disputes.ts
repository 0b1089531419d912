import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DisputeSubmittedToCommissionV1, EventData } from '@yidan/contracts';

/** 提请裁定的争议, as far as the secretary needs it for the agenda. */
export interface SubmittedDispute {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly partyOrganIds: readonly string[];
}

const KEEP = `
  insert into submitted_dispute (case_id, tenant_id, number, title, party_organ_ids, submitted_at) values (?, ?, ?, ?, ?, ?)
  on conflict (tenant_id, case_id) do update set number = excluded.number, title = excluded.title, party_organ_ids = excluded.party_organ_ids, submitted_at = excluded.submitted_at, waits = true`;

/** 提请裁定争议副本: what waits for the commission, by what the dispute procedure tells of it. */
@Injectable()
export class SubmittedDisputes {
  constructor(private readonly em: EntityManager) {}

  async find(caseId: string): Promise<SubmittedDispute | null> {
    const [row] = await this.em.execute<SubmittedDispute[]>(`select case_id as "caseId", number, title, party_organ_ids as "partyOrganIds" from submitted_dispute where case_id = ? and waits`, [caseId]);
    return row ?? null;
  }

  async keep(tenantId: string, { caseId, number, title, partyOrganIds, at }: EventData<typeof DisputeSubmittedToCommissionV1>): Promise<void> {
    await this.em.execute(KEEP, [caseId, tenantId, number, title, JSON.stringify(partyOrganIds), at], 'run');
  }

  /** It was ruled on, sent back or taken back: there is nothing to decide, unless a review is asked for. */
  async decided(caseId: string): Promise<void> {
    await this.em.execute(`update submitted_dispute set waits = false where case_id = ?`, [caseId], 'run');
  }

  /** 复核: the ruling is to be decided on by a later meeting. */
  async again(caseId: string): Promise<void> {
    await this.em.execute(`update submitted_dispute set waits = true where case_id = ?`, [caseId], 'run');
  }
}
