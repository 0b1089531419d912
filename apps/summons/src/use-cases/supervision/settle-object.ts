import { Injectable } from '@nestjs/common';
import type { SettleObjectRequest, SettledAnswer } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { fallsAway } from '../../domain/supervision/supervision-ladder.ts';
import { isOwnObject } from '../../domain/supervision/supervised-object.ts';
import { ObjectNotYours } from '../../domain/supervision/supervision.errors.ts';
import { SupervisionNoticeRepository } from '../../storage/supervision/supervision-notice.repository.ts';

/** 对象办结: another service says that what it had supervised is settled; its reminders are closed, from 督办 on a reply is still owed. */
@Injectable()
export class SettleObject {
  constructor(
    private readonly notices: SupervisionNoticeRepository,
    private readonly clock: Clock,
  ) {}

  async execute({ objectType, objectId, ground }: SettleObjectRequest, actor: Actor): Promise<SettledAnswer> {
    if (isOwnObject(objectType)) throw new ObjectNotYours('MISSING');
    await this.notices.takeTurns(actor.tenantId, [{ type: objectType, id: objectId }]);
    const at = this.clock.now();
    const closed: SettledAnswer['closed'] = [];
    for (const notice of (await this.notices.openAbout(objectType, objectId)).filter(fallsAway)) {
      notice.lapse(ground, at);
      await this.notices.save(notice, at);
      closed.push({ id: notice.id, number: notice.number });
    }
    return { closed };
  }
}
