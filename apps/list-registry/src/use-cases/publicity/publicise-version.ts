import { Injectable } from '@nestjs/common';
import { businessDate, Clock, dueAt } from '@yidan/kernel';
import { Deadlines, Reference, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { PublicisedAlready } from '../../domain/publicity/publicity.errors.ts';
import { Publicity } from '../../domain/publicity/publicity.ts';
import { PublicityRepository } from '../../storage/publicity/publicity.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';
import { ownerOf, VersionDesk } from '../duty-list/version-desk.ts';

const DUE = dutyListVersionLifecycle.steps.closePublicity.due!;

/** 公示: handed over to be shown for its period; how many items are not shown is said with it (R-REG-14). */
@Injectable()
export class PubliciseVersion {
  constructor(
    private readonly desk: VersionDesk,
    private readonly publicities: PublicityRepository,
    private readonly deadlines: Deadlines,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, channel: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { version } = await this.desk.hold(versionId);
    const by = handOf(actor, version.organId);
    const isEarly = version.urgency === 'EXPEDITED' && version.state === 'EFFECTIVE';
    if (isEarly && (await this.publicities.holdOf(versionId))) throw new PublicisedAlready();
    if (!isEarly) dutyListVersionLifecycle.next(version.state, 'publicise', by);
    const limit = await this.reference.limitOf(DUE, version.urgency);
    const over = dueAt(limit.value, at, await this.reference.workingCalendar(), await this.reference.countingRules());
    const notice = { from: businessDate(at), to: businessDate(over.dueAt), ...(await this.publicities.visibility(versionId)) };
    version.publicise(notice, by, at);
    await this.publicities.save(Publicity.open({ id: uuid(), tenantId: version.tenantId, versionId, channel, ...notice }, by, at));
    await this.desk.save(version, at);
    if (!isEarly) return;
    await this.deadlines.stop(ownerOf(version), 'publicise', at);
    await this.deadlines.begin(ownerOf(version), 'closePublicity', DUE, { at, urgency: version.urgency });
  }
}
