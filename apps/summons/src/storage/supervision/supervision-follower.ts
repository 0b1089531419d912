import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '@yidan/kernel';
import { textArray } from '@yidan/platform';
import { OWED, type OwnObject } from '../../domain/supervision/supervised-object.ts';
import { REMINDERS } from '../../domain/supervision/supervision-level.ts';
import { noticeLifecycle } from '../../domain/supervision/supervision-notice.lifecycle.ts';
import { SupervisionNoticeRepository } from './supervision-notice.repository.ts';

const OWING = Object.values(OWED).flatMap((owed) => Object.entries(owed)).flatMap(([owing, kinds]) => (kinds ?? []).map((kind) => `('${owing}', '${kind}')`)).join(', ');

// One question for most objects: nothing of them was ever supervised, and the partial indexes say so at once.
const CHANGED = `
  select 'notice' as what, n.id, d.status = 'MET' as done
    from supervision_notice n join deadline d on d.tenant_id = n.tenant_id and d.id = n.clock_id
   where n.object_type = ? and n.object_id = ? and n.state = any(?::text[]) and n.level = any(?::text[]) and d.status not in ('RUNNING', 'PAUSED')
  union all
  select 'ladder', l.id, false
    from supervision_ladder l
   where l.object_type = ? and l.object_id = ?::uuid and l.state = 'RUNNING'
     and not exists (select from deadline d join (values ${OWING}) as o(owing, kind) on o.kind = d.kind
                      where d.tenant_id = l.tenant_id and d.owner_type = l.object_type and d.owner_id = l.object_id and o.owing = l.owing and d.status in ('RUNNING', 'PAUSED'))
  union all
  select 'again', l.id, false
    from supervision_ladder l join deadline d on d.tenant_id = l.tenant_id and d.id = l.clock_id
   where l.object_type = ? and l.object_id = ?::uuid and l.state = 'STOPPED' and d.status = 'RUNNING' and d.due_at < ?::timestamptz
     and not exists (select from supervision_ladder r where r.tenant_id = l.tenant_id and r.object_type = l.object_type and r.object_id = l.object_id and r.owing = l.owing and r.state = 'RUNNING')`;

/** 随办销号: when what was owed of an object is done or no longer due, its ladder stops and its reminders are closed, in the same transaction; a result that was none sets it climbing again. */
@Injectable()
export class SupervisionFollower {
  constructor(
    private readonly em: EntityManager,
    private readonly notices: SupervisionNoticeRepository,
    private readonly clock: Clock,
  ) {}

  /** After a step of an object, when its clocks are written. */
  async follow(type: OwnObject, id: string): Promise<void> {
    const at = this.clock.now();
    const changed = await this.em.execute<{ what: 'notice' | 'ladder' | 'again'; id: string; done: boolean }[]>(CHANGED, [
      ...[type, id, textArray(noticeLifecycle.openStates()), textArray(REMINDERS)],
      ...[type, id],
      ...[type, id, at.toISOString()],
    ]);
    for (const { what, id: which, done } of changed) {
      if (what === 'notice') await this.lapse(which, done ? 'DONE' : 'NO_LONGER_DUE', at);
      else await this.turn(which, what, at);
    }
  }

  private async lapse(id: string, ground: 'DONE' | 'NO_LONGER_DUE', at: Date): Promise<void> {
    const notice = await this.notices.byId(id);
    notice.lapse(ground, at);
    await this.notices.save(notice, at);
  }

  private async turn(id: string, what: 'ladder' | 'again', at: Date): Promise<void> {
    const ladder = await this.notices.ladder(id);
    if (what === 'ladder') ladder.stop(at);
    else ladder.goOn();
    await this.notices.saveLadder(ladder, at);
  }
}
