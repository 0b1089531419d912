import { Controller, Get, StreamableFile } from '@nestjs/common';
import { DiffQuery, DutyListAnswer, ExportQuery, Id, ListVersionAnswer, OrganCode, VersionDiffAnswer, VersionTree } from '@yidan/contracts';
import { AllowAny, Answers, AnswersFile, CurrentActor, pageOf, PageQuery, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { ListsViews } from '../storage/duty-list/lists.views.ts';
import { CompareVersions } from '../use-cases/duty-list/compare-versions.ts';
import { ExportLists } from '../use-cases/duty-list/export-lists.ts';
import { LookAtLists } from '../use-cases/duty-list/look-at-lists.ts';
import { sendFile } from './send-file.ts';

/** 清单与版本: each organ's list, its versions, their three levels, what they change, and as files. */
@Controller()
@AllowAny({ scope: 'lists.read' })
export class ListsController {
  constructor(
    private readonly views: ListsViews,
    private readonly lists: LookAtLists,
    private readonly compareVersions: CompareVersions,
    private readonly exportLists: ExportLists,
  ) {}

  @Get('lists')
  @Answers(pageOf(DutyListAnswer), { summary: '各机关清单' })
  all(@ValidQuery(PageQuery) page: PageQuery): Promise<Page<DutyListAnswer>> {
    return this.views.lists(page);
  }

  @Get('lists/:organCode/versions')
  @Answers(pageOf(ListVersionAnswer), { summary: '一个机关清单的各版本' })
  versions(@ValidParam('organCode', OrganCode) organCode: string, @ValidQuery(PageQuery) page: PageQuery, @CurrentActor() actor: Actor): Promise<Page<ListVersionAnswer>> {
    return this.lists.versionsOf(organCode, page, actor);
  }

  @Get('versions/:id')
  @Answers(ListVersionAnswer, { summary: '清单版本' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    return this.lists.version(id, actor);
  }

  @Get('versions/:id/tree')
  @Answers(VersionTree, { summary: '三级框架' })
  async tree(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<VersionTree> {
    await this.lists.version(id, actor);
    return this.views.tree(id);
  }

  @Get('versions/:id/diff')
  @Answers(VersionDiffAnswer, { summary: '版本对照：增加、取消、变更要素' })
  diff(@ValidParam('id', Id) id: string, @ValidQuery(DiffQuery) { against }: z.output<typeof DiffQuery>, @CurrentActor() actor: Actor): Promise<VersionDiffAnswer> {
    return this.compareVersions.execute(id, against, actor);
  }

  @Get('versions/:id/export')
  @AnswersFile('application/octet-stream', { summary: '导出清单（xlsx、csv、json；csv 可选 encoding=gb18030），可原样再导入' })
  async export(@ValidParam('id', Id) id: string, @ValidQuery(ExportQuery) { format, encoding }: z.output<typeof ExportQuery>, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    await this.lists.version(id, actor);
    return sendFile(await this.exportLists.ofVersion(id, format, encoding));
  }
}
