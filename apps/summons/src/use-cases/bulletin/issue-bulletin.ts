import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import type { Bulletin } from '../../domain/bulletin/bulletin.ts';
import { BulletinRepository } from '../../storage/bulletin/bulletin.repository.ts';
import { BulletinProposals } from '../../storage/supervision/bulletin-proposals.ts';

/** 送核、签发、印发: the way of a bulletin from its draft to everybody. */
@Injectable()
export class IssueBulletin {
  constructor(
    private readonly bulletins: BulletinRepository,
    private readonly proposals: BulletinProposals,
    private readonly clock: Clock,
  ) {}

  /** 送核: the time to appeal begins. */
  async circulate(id: string, readVersion: number, actor: Actor): Promise<void> {
    const { bulletin, at } = await this.take(id, readVersion, actor);
    bulletin.circulate(await this.bulletins.beginAppealPeriod(bulletin, at), actor, at);
    await this.bulletins.save(bulletin, at);
  }

  /** 签发. */
  async sign(id: string, documentNumber: string, readVersion: number, actor: Actor): Promise<void> {
    const { bulletin, at } = await this.take(id, readVersion, actor);
    bulletin.sign(documentNumber, await this.bulletins.appealsOf(id), actor, at);
    await this.bulletins.save(bulletin, at);
  }

  /** 印发. */
  async publish(id: string, readVersion: number, actor: Actor): Promise<void> {
    const { bulletin, at } = await this.take(id, readVersion, actor);
    bulletin.publish(actor, at);
    await this.bulletins.save(bulletin, at);
  }

  /** 撤回, with the reason; whom it took up is proposed again. */
  async withdraw(id: string, reason: string, readVersion: number, actor: Actor): Promise<void> {
    const { bulletin, at } = await this.take(id, readVersion, actor);
    bulletin.withdraw(actor, at);
    await this.bulletins.save(bulletin, at, { reason });
    await this.proposals.giveBack(id);
  }

  private async take(id: string, readVersion: number, actor: Actor): Promise<{ bulletin: Bulletin; at: Date }> {
    const bulletin = await this.bulletins.get(id, actor);
    requireVersion(bulletin.rowVersion, readVersion);
    return { bulletin, at: this.clock.now() };
  }
}
