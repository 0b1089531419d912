import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { DeskTaskClaimedV1, DeskTaskUnclaimedV1 } from '@yidan/contracts';
import { appendToJournal } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { DeskCopy } from './desk-copy.ts';

/** Whose claim on which task. */
export interface DeskClaim {
  readonly tenantId: string;
  readonly taskId: string;
  readonly personId: string;
}

/** 认领: who of those who may said that they will do it; one person at a time. */
@Injectable()
export class DeskClaimRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly copy: DeskCopy,
  ) {}

  /** False where somebody else was first. */
  async claim({ tenantId, taskId, personId }: DeskClaim, at: Date): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(
      `insert into desk_claim (tenant_id, task_id, person_id, claimed_at) values (?, ?, ?, ?) on conflict (tenant_id, task_id) do nothing returning 1`,
      [tenantId, taskId, personId, at.toISOString()],
    );
    if (rows.length === 0) return false;
    await this.tell(tenantId, taskId, DeskTaskClaimedV1.create({ taskId, personId, at: at.toISOString() }, at));
    return true;
  }

  /** False where it was not theirs. */
  async release({ tenantId, taskId, personId }: DeskClaim, at: Date): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(`delete from desk_claim where tenant_id = ? and task_id = ? and person_id = ? returning 1`, [tenantId, taskId, personId]);
    if (rows.length === 0) return false;
    await this.tell(tenantId, taskId, DeskTaskUnclaimedV1.create({ taskId, personId, at: at.toISOString() }, at));
    return true;
  }

  private async tell(tenantId: string, taskId: string, event: Parameters<typeof appendToJournal>[2][number]): Promise<void> {
    await appendToJournal(this.em, { type: 'desk-claim', id: uuid(), version: 1 }, [event]);
    // The count that listeners go by is held until the commit, so it is raised last.
    await this.copy.touch(tenantId, taskId);
  }
}
