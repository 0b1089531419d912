import { Injectable } from '@nestjs/common';
import type { ObjectionAnswer, PublicityAnswer } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { seesAllDrafts } from '../../domain/duty-list/version-view.ts';
import { objectionLifecycle } from '../../domain/publicity/objection.lifecycle.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { PublicityViews, type ObjectionRow } from '../../storage/publicity/publicity.views.ts';

/** 查看公示: everybody inside, since it is public; objections are seen by who answers them, by the organ of the list and by who raised them. */
@Injectable()
export class LookAtPublicity {
  constructor(
    private readonly lists: DutyListRepository,
    private readonly views: PublicityViews,
  ) {}

  async ofVersion(versionId: string, actor: Actor): Promise<PublicityAnswer> {
    const { organId } = await this.lists.version(versionId);
    const seesAll = seesAllDrafts(actor.roles) || organId === actor.organId;
    const publicity = await this.views.ofVersion(versionId, seesAll ? null : actor.organId);
    return { ...publicity, objections: publicity.objections.map((row) => withActions(row, actor)) };
  }

  async objection(id: string, actor: Actor): Promise<ObjectionAnswer> {
    return withActions(await this.views.objection(id), actor);
  }
}

function withActions(row: ObjectionRow, actor: Actor): ObjectionAnswer {
  const isOthers = row.filedBy === 'PUBLIC' || row.organ?.id !== actor.organId;
  // The receipt opens the answer to whoever holds it; only who raised the objection does.
  return { ...row, receipt: isOthers ? '' : row.receipt, actions: objectionLifecycle.actionsFor(row.state, { roles: actor.roles, relations: [] }) };
}
