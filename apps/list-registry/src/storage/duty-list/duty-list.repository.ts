import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { saveWithEvents } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { DutyList } from '../../domain/duty-list/duty-list.ts';
import { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';

/** 清单库: one organ's list and its versions. */
@Injectable()
export class DutyListRepository {
  constructor(private readonly em: EntityManager) {}

  /** The organ's list, made where there is none, held until the transaction ends: loads of one organ come one after the other. */
  async hold(tenantId: string, organId: string): Promise<DutyList> {
    await this.em.execute(
      `insert into duty_list (id, tenant_id, organ_id, status, last_major) values (?, ?, ?, 'NONE', 0) on conflict (tenant_id, organ_id) do nothing`,
      [uuid(), tenantId, organId],
      'run',
    );
    return this.em.findOneOrFail(DutyList, { organId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  versionsOf(organId: string): Promise<DutyListVersion[]> {
    return this.em.find(DutyListVersion, { organId }, { orderBy: { effectiveFrom: 'asc' } });
  }

  save(version: DutyListVersion): Promise<void> {
    return saveWithEvents(this.em, 'duty-list-version', version);
  }
}
