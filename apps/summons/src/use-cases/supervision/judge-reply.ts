import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import { SupervisionNoticeRepository } from '../../storage/supervision/supervision-notice.repository.ts';

/** 审核答复和销号: by who supervises, or by the leader who issued it. */
@Injectable()
export class JudgeReply {
  constructor(
    private readonly notices: SupervisionNoticeRepository,
    private readonly clock: Clock,
  ) {}

  /** 认可或退回答复, with the reason. */
  async execute(verdict: 'accept' | 'reject', id: string, reason: string, readVersion: number, actor: Actor): Promise<void> {
    const notice = await this.notices.get(id, actor);
    requireVersion(notice.rowVersion, readVersion);
    const at = this.clock.now();
    notice[verdict](reason, actor, at);
    await this.notices.save(notice, at, { reason });
  }

  /** 销号. */
  async close(id: string, readVersion: number, actor: Actor): Promise<void> {
    const notice = await this.notices.get(id, actor);
    requireVersion(notice.rowVersion, readVersion);
    const at = this.clock.now();
    notice.close(actor, at);
    await this.notices.save(notice, at);
  }
}
