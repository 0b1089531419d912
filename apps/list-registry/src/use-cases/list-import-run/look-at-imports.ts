import { Injectable } from '@nestjs/common';
import type { ImportDetail, ImportFilter, ImportSummary } from '@yidan/contracts';
import type { Actor, Page, PageQuery } from '@yidan/platform';
import type { z } from 'zod';
import { seesAllImports } from '../../domain/list-import-run/import-view.ts';
import { listImportLifecycle } from '../../domain/list-import-run/list-import.lifecycle.ts';
import { ListImportViews, type ImportReader } from '../../storage/list-import-run/list-import.views.ts';

/** 查看导入: an organ sees the files of its own list, the offices that check lists see all. */
@Injectable()
export class LookAtImports {
  constructor(private readonly views: ListImportViews) {}

  page(filter: z.output<typeof ImportFilter> & PageQuery, actor: Actor): Promise<Page<ImportSummary>> {
    return this.views.page(filter, readerOf(actor));
  }

  async one(id: string, page: PageQuery, actor: Actor): Promise<ImportDetail> {
    const found = await this.views.one(id, page, readerOf(actor));
    return { ...found, actions: listImportLifecycle.actionsFor(found.state, { roles: actor.roles, relations: [] }) };
  }
}

/** Which files somebody may see. */
export function readerOf(actor: Actor): ImportReader {
  return { onlyOrganId: seesAllImports(actor.roles) ? null : actor.organId };
}
