import { Injectable } from '@nestjs/common';
import type { ListVersionAnswer } from '@yidan/contracts';
import type { Actor, Page, PageQuery } from '@yidan/platform';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { ListsViews, type VersionRow } from '../../storage/duty-list/lists.views.ts';

/** 查看清单版本, with the steps the reader may take. */
@Injectable()
export class LookAtLists {
  constructor(private readonly views: ListsViews) {}

  async version(id: string, actor: Actor): Promise<ListVersionAnswer> {
    return withActions(await this.views.version(id), actor);
  }

  async versionsOf(organCode: string, page: PageQuery, actor: Actor): Promise<Page<ListVersionAnswer>> {
    const found = await this.views.versionsOf(organCode, page);
    return { ...found, items: found.items.map((row) => withActions(row, actor)) };
  }
}

function withActions(row: VersionRow, actor: Actor): ListVersionAnswer {
  return { ...row, actions: dutyListVersionLifecycle.actionsFor(row.state, { roles: actor.roles, relations: [] }) };
}
