import { Controller, Get, Post, Res, StreamableFile } from '@nestjs/common';
import { Id, ImportAnswer, ImportDetail, ImportFilter, ImportQuery, ImportSummary, ListVersionAnswer, LoadApprovedRequest, ReportQuery } from '@yidan/contracts';
import {
  type Actor,
  Allow,
  AllowAny,
  Answers,
  AnswersFile,
  CurrentActor,
  IdempotencyKey,
  OwnTransactions,
  type Page,
  pageOf,
  PageQuery,
  RequestScope,
  type Scope,
  Upload,
  type UploadedFile,
  ValidBody,
  ValidParam,
  ValidQuery,
} from '@yidan/platform';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { listImportLifecycle } from '../domain/list-import-run/list-import.lifecycle.ts';
import { IMPORT_WAYS } from '../domain/list-import-run/import-view.ts';
import { DrawReport } from '../use-cases/list-import-run/draw-report.ts';
import { ImportList } from '../use-cases/list-import-run/import-list.ts';
import { LookAtImports } from '../use-cases/list-import-run/look-at-imports.ts';
import { LoadApprovedList } from '../use-cases/duty-list/load-approved-list.ts';
import { ExportLists } from '../use-cases/duty-list/export-lists.ts';
import { LookAtLists } from '../use-cases/duty-list/look-at-lists.ts';
import { sendFile } from './send-file.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Filter = PageQuery.extend(ImportFilter.shape);

/** 清单导入: files handed in, what was understood of them, and the step that makes one the list in force. */
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly importList: ImportList,
    private readonly loadApprovedList: LoadApprovedList,
    private readonly imports: LookAtImports,
    private readonly lists: LookAtLists,
    private readonly exportLists: ExportLists,
    private readonly drawReport: DrawReport,
  ) {}

  @Post()
  @Allow({ step: [listImportLifecycle, 'read'] })
  @OwnTransactions()
  @Answers(ImportAnswer, { status: 201, summary: '导入清单文件（dryRun=true 只检查，应答 200）' })
  async read(
    @ValidQuery(ImportQuery) { organ, dryRun }: z.output<typeof ImportQuery>,
    @Upload() file: UploadedFile,
    @IdempotencyKey() key: string | undefined,
    @CurrentActor() actor: Actor,
    @RequestScope() scope: Scope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { status, answer, replayed } = await this.importList.execute({ organ, dryRun, key }, file, actor, scope);
    void reply.status(status).headers(replayed ? { 'idempotent-replay': 'true' } : {});
    return answer;
  }

  @Get()
  @Allow({ by: IMPORT_WAYS })
  @Answers(pageOf(ImportSummary), { summary: '已读入的清单文件' })
  all(@ValidQuery(Filter) filter: z.output<typeof Filter>, @CurrentActor() actor: Actor): Promise<Page<ImportSummary>> {
    return this.imports.page(filter, actor);
  }

  @Get('template')
  @AllowAny()
  @AnswersFile(XLSX, { summary: '空白清单模板' })
  async template(): Promise<StreamableFile> {
    return sendFile(await this.exportLists.emptyTemplate());
  }

  @Post('report.xlsx')
  @Allow({ step: [listImportLifecycle, 'read'] })
  @OwnTransactions()
  @AnswersFile(XLSX, { summary: '检查清单文件并标出问题：原表着色加批注，另附问题清单；不保存文件' })
  async reportOn(
    @ValidQuery(ReportQuery) { organ }: z.output<typeof ReportQuery>,
    @Upload() file: UploadedFile,
    @CurrentActor() actor: Actor,
    @RequestScope() scope: Scope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    void reply.status(200);
    return sendFile(await this.drawReport.ofUpload(organ, file, actor, scope));
  }

  @Get(':id/report.xlsx')
  @Allow({ by: IMPORT_WAYS })
  @OwnTransactions()
  @AnswersFile(XLSX, { summary: '已读入文件的问题报告：原表着色加批注，另附问题清单' })
  async report(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor, @RequestScope() scope: Scope): Promise<StreamableFile> {
    return sendFile(await this.drawReport.ofImport(id, actor, scope));
  }

  @Get(':id')
  @Allow({ by: IMPORT_WAYS })
  @Answers(ImportDetail, { summary: '一个清单文件：报告与一页内容' })
  one(@ValidParam('id', Id) id: string, @ValidQuery(PageQuery) page: PageQuery, @CurrentActor() actor: Actor): Promise<ImportDetail> {
    return this.imports.one(id, page, actor);
  }

  @Post(':id/load-approved')
  @Allow({ step: [listImportLifecycle, 'loadApproved'] })
  @Answers(ListVersionAnswer, { status: 201, summary: '加载已审定清单，使其生效' })
  async loadApproved(
    @ValidParam('id', Id) id: string,
    @ValidBody(LoadApprovedRequest) approval: z.output<typeof LoadApprovedRequest>,
    @CurrentActor() actor: Actor,
  ): Promise<ListVersionAnswer> {
    const version = await this.loadApprovedList.execute(id, approval, actor);
    return this.lists.version(version.id, actor);
  }
}
