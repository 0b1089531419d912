import { Injectable } from '@nestjs/common';
import { businessDate, Clock } from '@yidan/kernel';
import { Deadlines } from '@yidan/platform';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { PublicityRepository } from '../../storage/publicity/publicity.repository.ts';
import { ownerOf, VersionDesk } from '../duty-list/version-desk.ts';
import { KeepObjection } from './keep-objection.ts';

/** 公示期满: when the last day is over and every objection is answered; by the timer, or later by the last answer. */
@Injectable()
export class ClosePublicity {
  constructor(
    private readonly desk: VersionDesk,
    private readonly publicities: PublicityRepository,
    private readonly keepObjection: KeepObjection,
    private readonly deadlines: Deadlines,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string): Promise<void> {
    const at = this.clock.now();
    const { version } = await this.desk.hold(versionId);
    const publicity = await this.publicities.holdOf(versionId);
    if (publicity?.state !== 'OPEN' || !publicity.isOverOn(businessDate(at))) return;
    const objections = await this.publicities.objectionsOf(publicity.id);
    const open = objections.filter(({ state }) => state === 'FILED').length;
    if (open > 0) return;
    publicity.close(at);
    await this.publicities.save(publicity);
    for (const objection of objections) await this.keepObjection.close(objection, at);
    // A version of the expedited lane may have been replaced while it was still shown.
    if (dutyListVersionLifecycle.isFinal(version.state)) return;
    version.closePublicity({ total: objections.length, open }, at);
    await this.desk.save(version, at);
    if (version.state !== 'EFFECTIVE') return;
    await this.deadlines.stop(ownerOf(version), 'closePublicity', at);
    await this.deadlines.begin(ownerOf(version), 'file', dutyListVersionLifecycle.steps.file.due!, { at, urgency: version.urgency });
  }
}
