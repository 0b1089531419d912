import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { Deadlines, OnDeadlineMoved, saveWithEvents, type MovedDeadline } from '@yidan/platform';
import type { Acting } from '../../domain/acting.ts';
import { BulletinAppeal } from '../../domain/bulletin/bulletin-appeal.ts';
import { seesWholeBulletins } from '../../domain/bulletin/bulletin-view.ts';
import { Bulletin } from '../../domain/bulletin/bulletin.ts';
import { bulletinLifecycle } from '../../domain/bulletin/bulletin.lifecycle.ts';

const BULLETIN_CLOCKS = 'bulletin';
const APPEAL = 'appeal';

/** 通报库: bulletins with their appeals and the time to appeal. */
@Injectable()
export class BulletinRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: Deadlines,
  ) {}

  /** A bulletin that the actor may see: whole, or since it was circulated what is said of the own organ; another sounds like none. */
  async get(id: string, actor: Acting): Promise<Bulletin> {
    const bulletin = await this.em.findOne(Bulletin, { id });
    const isSeen = bulletin && (seesWholeBulletins(actor) || (bulletin.circulatedAt !== null && bulletin.organIds.includes(actor.organId)));
    if (!isSeen) throw new NotFound('bulletin', id);
    return bulletin;
  }

  appealsOf(bulletinId: string): Promise<BulletinAppeal[]> {
    return this.em.find(BulletinAppeal, { bulletinId }, { orderBy: { filedAt: 'asc', id: 'asc' } });
  }

  async appeal(bulletinId: string, id: string): Promise<BulletinAppeal> {
    return this.em.findOneOrFail(BulletinAppeal, { id, bulletinId }, { failHandler: () => new NotFound('bulletin-appeal', id) });
  }

  keep(appeal: BulletinAppeal): void {
    this.em.persist(appeal);
  }

  /** 申诉期: its end, by the limit in force; a calendar that is loaded later moves it. */
  async beginAppealPeriod({ tenantId, id }: Bulletin, at: Date): Promise<Date> {
    const { dueAt } = await this.deadlines.begin({ tenantId, type: BULLETIN_CLOCKS, id }, APPEAL, bulletinLifecycle.steps.appeal.due!, { at });
    return dueAt;
  }

  /** Writes the bulletin with what happened to it; the note is for the audit and is never published. */
  async save(bulletin: Bulletin, at: Date, note?: Record<string, unknown>): Promise<void> {
    await saveWithEvents(this.em, 'bulletin', bulletin, note);
    if (bulletin.state !== 'DRAFT' && bulletin.state !== 'APPEAL') await this.deadlines.stop({ tenantId: bulletin.tenantId, type: BULLETIN_CLOCKS, id: bulletin.id }, APPEAL, at);
  }

  @OnDeadlineMoved(BULLETIN_CLOCKS)
  async follow({ owner, dueAt }: MovedDeadline): Promise<void> {
    await this.em.execute(`update bulletin set appeal_until = ? where id = ? and state = 'APPEAL'`, [dueAt.toISOString(), owner.id], 'run');
  }
}
