import { Injectable } from '@nestjs/common';
import { addDays, businessDate, Clock, NotFound } from '@yidan/kernel';
import { Reference, type Actor } from '@yidan/platform';
import { OrganNotAbolished } from '../../domain/duty-list/duty-list.errors.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { handOf } from './hand-of.ts';
import { VersionDesk } from './version-desk.ts';

/** 废止清单: of an organ that was abolished; today is the last day of its list. */
@Injectable()
export class RepealVersion {
  constructor(
    private readonly desk: VersionDesk,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, reason: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { version, list } = await this.desk.hold(versionId);
    const by = handOf(actor, version.organId);
    dutyListVersionLifecycle.next(version.state, 'repeal', by);
    const organ = await this.reference.organById(version.organId);
    if (!organ) throw new NotFound('organ', version.organId);
    if (organ.status !== 'ABOLISHED') throw new OrganNotAbolished(organ.code);
    version.repeal(addDays(businessDate(at), 1), reason, by, at);
    await this.desk.save(version, at);
    list.orphan();
  }
}
