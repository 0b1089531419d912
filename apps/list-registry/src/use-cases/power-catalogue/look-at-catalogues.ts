import { Injectable } from '@nestjs/common';
import type { PowerCatalogueAnswer, PowerExclusionAnswer } from '@yidan/contracts';
import type { Actor, Page, PageQuery } from '@yidan/platform';
import { powerCatalogueLifecycle } from '../../domain/power-catalogue/power-catalogue.lifecycle.ts';
import { powerExclusionLifecycle } from '../../domain/power-catalogue/power-exclusion.lifecycle.ts';
import { PowerCataloguesViews } from '../../storage/power-catalogue/power-catalogues.views.ts';

/** 查看指导清单和除外登记, with the steps the reader may take; the city's are read by its districts and handled by the city alone. */
@Injectable()
export class LookAtCatalogues {
  constructor(private readonly views: PowerCataloguesViews) {}

  async one(id: string, actor: Actor): Promise<PowerCatalogueAnswer> {
    return withActions(await this.views.one(id), actor);
  }

  async page(query: PageQuery, actor: Actor): Promise<Page<PowerCatalogueAnswer>> {
    const page = await this.views.page(query);
    return { ...page, items: page.items.map((row) => withActions(row, actor)) };
  }

  async exclusion(id: string, actor: Actor): Promise<PowerExclusionAnswer> {
    const found = await this.views.exclusion(id);
    return { ...found, actions: powerExclusionLifecycle.actionsFor(found.state, { roles: actor.roles, relations: [] }) };
  }

  async exclusions(query: PageQuery, actor: Actor): Promise<Page<PowerExclusionAnswer>> {
    const page = await this.views.exclusions(query);
    return { ...page, items: page.items.map((row) => ({ ...row, actions: powerExclusionLifecycle.actionsFor(row.state, { roles: actor.roles, relations: [] }) })) };
  }
}

function withActions(row: Omit<PowerCatalogueAnswer, 'actions'>, actor: Actor): PowerCatalogueAnswer {
  return { ...row, actions: row.tenantId === actor.tenantId ? powerCatalogueLifecycle.actionsFor(row.state, { roles: actor.roles, relations: [] }) : [] };
}
