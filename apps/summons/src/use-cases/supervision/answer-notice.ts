import { Injectable } from '@nestjs/common';
import type { WriteReplyRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import type { SupervisionNotice } from '../../domain/supervision/supervision-notice.ts';
import { SupervisionNoticeRepository } from '../../storage/supervision/supervision-notice.repository.ts';

/** 签收和答复督办: what the organ addressed does with a notice. */
@Injectable()
export class AnswerNotice {
  constructor(
    private readonly notices: SupervisionNoticeRepository,
    private readonly clock: Clock,
  ) {}

  /** 签收督办. */
  async sign(id: string, readVersion: number | null, actor: Actor): Promise<void> {
    const { notice, at } = await this.take(id, readVersion, actor);
    notice.sign(actor, await this.notices.isInTime(notice, 'sign', at), at);
    await this.notices.save(notice, at);
  }

  /** 起草答复. */
  async write(id: string, { text, evidence }: WriteReplyRequest, readVersion: number, actor: Actor): Promise<void> {
    const { notice, at } = await this.take(id, readVersion, actor);
    notice.write(text, evidence, actor, at);
    await this.notices.note(notice);
  }

  /** 签发答复, the first or another one. */
  async reply(command: 'reply' | 'replyAgain', id: string, readVersion: number, actor: Actor): Promise<void> {
    const { notice, at } = await this.take(id, readVersion, actor);
    notice.signReply(command, actor, await this.notices.isInTime(notice, command, at), at);
    await this.notices.save(notice, at);
  }

  private async take(id: string, readVersion: number | null, actor: Actor): Promise<{ notice: SupervisionNotice; at: Date }> {
    const notice = await this.notices.get(id, actor);
    if (readVersion !== null) requireVersion(notice.rowVersion, readVersion);
    return { notice, at: this.clock.now() };
  }
}
