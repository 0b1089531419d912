import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MinutesRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { requireVersion, stampOf, type Actor } from '@yidan/platform';
import { CommissionRepository } from '../../storage/commission/commission.repository.ts';
import { DocumentNumbers } from '../../storage/commission/document-numbers.ts';
import { handOf } from '../duty-list/hand-of.ts';

/** 会议纪要: the secretary writes it with the conclusion of each item, the chair signs it, and each conclusion gets its number. */
@Injectable()
export class KeepMinutes {
  constructor(
    private readonly meetings: CommissionRepository,
    private readonly numbers: DocumentNumbers,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, { text, conclusions }: MinutesRequest, expected: number, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const meeting = await this.meetings.hold(id);
    requireVersion(meeting.rowVersion, expected);
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    const concluded = conclusions.map(({ reason = null, ...conclusion }) => ({ ...conclusion, reason }));
    meeting.keepMinutes(await this.meetings.rollsOf(id), sha256, concluded, await this.meetings.quorumShare(), handOf(actor, ''), at);
    await this.meetings.keepMinutes(meeting, { text, sha256, keptBy: stampOf(actor).id }, concluded, at);
    await this.meetings.save(meeting);
  }

  /** 签发纪要: of the text that was read, by its fingerprint. */
  async sign(id: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const by = handOf(actor, '');
    const meeting = await this.meetings.hold(id);
    const rolls = await this.meetings.rollsOf(id);
    const { agenda } = meeting.readyToSign(rolls, by);
    const numbers = new Map<string, string>();
    for (const item of agenda) numbers.set(item.id, await this.numbers.next(meeting.tenantId, 'commission', at));
    meeting.signMinutes(rolls, numbers, await this.meetings.quorumShare(), by, at);
    await this.meetings.signMinutes(meeting, numbers, by.actorId, at);
    await this.meetings.save(meeting);
  }
}
