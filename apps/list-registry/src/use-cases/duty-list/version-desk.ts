import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound, type DeadlineOwner } from '@yidan/kernel';
import { Deadlines } from '@yidan/platform';
import type { DutyList } from '../../domain/duty-list/duty-list.ts';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { ListDesks } from '../../storage/desk/list-desks.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';

/** 版本办理台: takes a version up for a step, so that whoever else works on the organ's list waits, and puts it down with the clocks of its new state. */
@Injectable()
export class VersionDesk {
  constructor(
    private readonly em: EntityManager,
    private readonly lists: DutyListRepository,
    private readonly deadlines: Deadlines,
    private readonly desks: ListDesks,
  ) {}

  /** The version and the list it belongs to, both as they are now. */
  async hold(versionId: string): Promise<{ version: DutyListVersion; list: DutyList }> {
    const [row] = await this.em.execute<{ tenantId: string; organId: string }[]>(`select tenant_id as "tenantId", organ_id as "organId" from duty_list_version where id = ?`, [versionId]);
    if (!row) throw new NotFound('list-version', versionId);
    const list = await this.lists.hold(row.tenantId, row.organId);
    return { version: await this.lists.holdVersion(versionId), list };
  }

  async save(version: DutyListVersion, at: Date): Promise<void> {
    await this.lists.save(version);
    // Both reviewers' days are counted from the submission, whenever it was accepted.
    const since = version.state === 'UNDER_REVIEW' ? version.submittedAt : null;
    await this.deadlines.enter(ownerOf(version), dutyListVersionLifecycle, version.state, { at, urgency: version.urgency, ...(since && { since }) });
    await this.desks.followVersion(version);
  }
}

/** Whose clocks a version's are. */
export function ownerOf({ tenantId, id }: Pick<DutyListVersion, 'tenantId' | 'id'>): DeadlineOwner {
  return { tenantId, type: 'duty-list-version', id };
}
