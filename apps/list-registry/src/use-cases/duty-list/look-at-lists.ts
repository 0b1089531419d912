import { Injectable } from '@nestjs/common';
import type { ListVersionAnswer, VersionFilter } from '@yidan/contracts';
import type { Actor, Page, PageQuery } from '@yidan/platform';
import { actionsOn, passedBy } from '../../domain/duty-list/version-actions.ts';
import { seesAllDrafts } from '../../domain/duty-list/version-view.ts';
import { ListsViews, type VersionRow } from '../../storage/duty-list/lists.views.ts';
import { handOf } from './hand-of.ts';
import { requireSight, requireSightOfDraft } from './requires-sight.ts';

/** 查看清单版本, with the steps the reader may take. */
@Injectable()
export class LookAtLists {
  constructor(private readonly views: ListsViews) {}

  async version(id: string, actor: Actor): Promise<ListVersionAnswer> {
    const row = await this.views.version(id);
    requireSight(placeOf(row), actor);
    return withActions(row, actor);
  }

  /** A version as the text that is or was drawn up. */
  async drawnUp(id: string, actor: Actor): Promise<ListVersionAnswer> {
    const row = await this.views.version(id);
    requireSightOfDraft(placeOf(row), actor);
    return withActions(row, actor);
  }

  async versionsOf(organCode: string, page: PageQuery, actor: Actor): Promise<Page<ListVersionAnswer>> {
    const found = await this.views.versionsOf(organCode, page);
    return { ...found, items: found.items.map((row) => withActions(row, actor)) };
  }

  /** 在办版本: what reviewers work through; an organ sees its own. */
  async all(filter: VersionFilter & PageQuery, actor: Actor): Promise<Page<ListVersionAnswer>> {
    const found = await this.views.all(filter, seesAllDrafts(actor.roles) ? null : actor.organId);
    return { ...found, items: found.items.map((row) => withActions(row, actor)) };
  }
}

function placeOf({ versionId: id, organ, state, effectiveFrom }: VersionRow) {
  return { id, organId: organ.id, state, effectiveFrom };
}

function withActions({ drafters, signatures, ...row }: VersionRow, actor: Actor): ListVersionAnswer {
  const version = { ...row, filedAt: row.filedAt === null ? null : new Date(row.filedAt), drafters, signatures };
  return { ...row, passedBy: passedBy(signatures), actions: actionsOn(version, handOf(actor, row.organ.id)) };
}
