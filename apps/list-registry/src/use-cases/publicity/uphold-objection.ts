import { Injectable } from '@nestjs/common';
import type { UpholdObjectionRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import type { Objection } from '../../domain/publicity/objection.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { PublicityRepository } from '../../storage/publicity/publicity.repository.ts';
import { OpenAdjustment } from '../adjustment/open-adjustment.ts';
import { BeginDraft } from '../duty-list/begin-draft.ts';
import { handOf } from '../duty-list/hand-of.ts';
import { VersionDesk } from '../duty-list/version-desk.ts';
import { ClosePublicity } from './close-publicity.ts';
import { KeepObjection } from './keep-objection.ts';

/** 异议成立: ends the version and begins a new draft from it, under an adjustment case; what is in force already is adjusted by the case alone. */
@Injectable()
export class UpholdObjection {
  constructor(
    private readonly publicities: PublicityRepository,
    private readonly desk: VersionDesk,
    private readonly lists: DutyListRepository,
    private readonly keepObjection: KeepObjection,
    private readonly closePublicity: ClosePublicity,
    private readonly beginDraft: BeginDraft,
    private readonly openAdjustment: OpenAdjustment,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, { objectionId, text }: UpholdObjectionRequest, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { version } = await this.desk.hold(versionId);
    const { objection, publicity } = await this.publicities.holdObjectionTo(versionId, objectionId);
    const by = handOf(actor, version.organId);
    const isInForceEarly = version.urgency === 'EXPEDITED' && version.state === 'EFFECTIVE';
    if (!isInForceEarly) dutyListVersionLifecycle.next(version.state, 'upholdObjection', by);
    objection.uphold(text, by, at);
    await this.keepObjection.execute(objection, at);
    const caseIds = await this.openCase(version, objection, at);
    if (isInForceEarly) return this.closePublicity.execute(version.id);

    version.upholdObjection(objectionId, by, at);
    publicity.end(by, at);
    await this.publicities.save(publicity);
    for (const other of await this.publicities.objectionsOf(publicity.id)) await this.keepObjection.close(other, at);
    await this.desk.save(version, at);
    const { organCode, urgency, adjustmentCaseIds, tenantId } = version;
    // A list that was loaded from paper meanwhile makes a first list a revision of it.
    const inForce = await this.lists.inForceOf(version.organId);
    const kind = inForce === null ? 'INITIAL' : version.kind === 'INITIAL' ? 'FULL_REVISION' : version.kind;
    await this.beginDraft.forSystem({ organCode, kind, urgency, baseVersionId: version.id, adjustmentCaseIds: [...adjustmentCaseIds, ...caseIds] }, { name: 'objection-upheld', tenantId });
  }

  private async openCase({ organId, label, urgency }: DutyListVersion, { id, itemKey }: Objection, at: Date): Promise<string[]> {
    const cause = { type: 'list-objection', id, title: `${label} 公示异议成立` };
    const organs = [{ organId, about: itemKey ? [itemKey] : [] }];
    const cases = await this.openAdjustment.execute({ trigger: 'OBJECTION_UPHELD', urgency, cause, organs }, { roles: ['SYSTEM'], relations: [], actorId: 'system:objection-upheld' }, at);
    return cases.map((one) => one.id);
  }
}
