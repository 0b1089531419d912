import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { DutyList } from '../../domain/duty-list/duty-list.ts';
import { DutyListVersion, type DatedVersion } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';

const OPEN = dutyListVersionLifecycle.openStates().filter((state) => state !== 'EFFECTIVE');

const APPROVED = ['APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED'] as const;

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

  /** The organ's versions that are or were in force, oldest first. */
  datedVersionsOf(organId: string): Promise<DatedVersion[]> {
    return this.em.find(DutyListVersion, { organId, effectiveFrom: { $ne: null } }, { orderBy: { effectiveFrom: 'asc' } }) as Promise<DatedVersion[]>;
  }

  /** The versions on their way: at most one draft, and one in the expedited lane. */
  openVersionsOf(organId: string): Promise<DutyListVersion[]> {
    return this.em.find(DutyListVersion, { organId, state: { $in: OPEN } });
  }

  async version(id: string): Promise<DutyListVersion> {
    return this.em.findOneOrFail(DutyListVersion, { id }, { failHandler: () => new NotFound('duty-list-version', id) });
  }

  /** A version held until the transaction ends: what people do to it at the same moment happens one after the other. */
  async holdVersion(id: string): Promise<DutyListVersion> {
    return this.em.findOneOrFail(DutyListVersion, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, failHandler: () => new NotFound('duty-list-version', id) });
  }

  /** The version of the organ that is in force. */
  inForceOf(organId: string): Promise<DatedVersion | null> {
    return this.em.findOne(DutyListVersion, { organId, state: 'EFFECTIVE' }) as Promise<DatedVersion | null>;
  }

  /** What an approval has to look at: the version in force, and another that is approved and not yet in force (corrections A6). */
  async approvalGroundOf({ id, organId }: DutyListVersion): Promise<{ inForceVersionId: string | null; otherApproved: string | null }> {
    const other = await this.em.findOne(DutyListVersion, { organId, id: { $ne: id }, state: { $in: APPROVED } });
    return { inForceVersionId: (await this.inForceOf(organId))?.id ?? null, otherApproved: other?.label ?? null };
  }

  /** The number of the next adjustment of a major version; numbers of withdrawn ones are not given again. */
  async nextMinor(organId: string, major: number): Promise<number> {
    const [last] = await this.em.find(DutyListVersion, { organId, major }, { orderBy: { minor: 'desc' }, limit: 1 });
    return (last?.minor ?? 0) + 1;
  }

  /** `note` is kept in the journal beside what happened. */
  save(version: DutyListVersion, note?: unknown): Promise<void> {
    return saveWithEvents(this.em, 'duty-list-version', version, note);
  }
}
