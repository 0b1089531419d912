import { Injectable } from '@nestjs/common';
import type { AnswerAppealRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { BulletinAppeal } from '../../domain/bulletin/bulletin-appeal.ts';
import { BulletinRepository } from '../../storage/bulletin/bulletin.repository.ts';

/** 申诉和答复: nobody is named in public without having been heard. */
@Injectable()
export class HearAppeals {
  constructor(
    private readonly bulletins: BulletinRepository,
    private readonly clock: Clock,
  ) {}

  /** 申诉, by an organ that is named. */
  async file(bulletinId: string, text: string, actor: Actor): Promise<void> {
    const bulletin = await this.bulletins.get(bulletinId, actor);
    const at = this.clock.now();
    const appeal = BulletinAppeal.file({ id: uuid(), tenantId: actor.tenantId, bulletinId, organId: actor.organId, text }, actor, at);
    bulletin.appeal(appeal, await this.bulletins.appealsOf(bulletinId), actor, at);
    this.bulletins.keep(appeal);
    await this.bulletins.save(bulletin, at);
  }

  /** 答复申诉. */
  async answer(bulletinId: string, appealId: string, request: AnswerAppealRequest, actor: Actor): Promise<void> {
    const bulletin = await this.bulletins.get(bulletinId, actor);
    const appeal = await this.bulletins.appeal(bulletinId, appealId);
    const at = this.clock.now();
    bulletin.answerAppeal(appeal, request, actor, at);
    await this.bulletins.save(bulletin, at, { answer: request.answer });
  }
}
