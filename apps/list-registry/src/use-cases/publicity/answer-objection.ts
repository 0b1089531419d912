import { Injectable } from '@nestjs/common';
import type { AnswerObjectionRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { PublicityRepository } from '../../storage/publicity/publicity.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';
import { VersionDesk } from '../duty-list/version-desk.ts';
import { ClosePublicity } from './close-publicity.ts';
import { KeepObjection } from './keep-objection.ts';

/** 答复异议: in part or not at all; the last answer after the last day closes the publicity. */
@Injectable()
export class AnswerObjection {
  constructor(
    private readonly publicities: PublicityRepository,
    private readonly desk: VersionDesk,
    private readonly keepObjection: KeepObjection,
    private readonly closePublicity: ClosePublicity,
    private readonly clock: Clock,
  ) {}

  async execute(objectionId: string, { result, text }: AnswerObjectionRequest, actor: Actor): Promise<void> {
    const at = this.clock.now();
    await this.desk.hold(await this.publicities.versionOf(objectionId));
    const { objection } = await this.publicities.holdObjection(objectionId);
    objection.answer(result, text, handOf(actor, ''), at);
    await this.keepObjection.execute(objection, at);
    await this.closePublicity.execute(objection.versionId);
  }
}
