import { Controller, Get, Post, StreamableFile } from '@nestjs/common';
import { GenerateDocumentRequest, Id, OfficialDocumentAnswer, OfficialDocumentsAnswer, OpenDataQuery, VersionOpenDataQuery } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, AllowAny, Answers, AnswersFile, CurrentActor, OwnTransactions, RequestScope, ValidBody, ValidParam, ValidQuery, type Actor, type Scope } from '@yidan/platform';
import type { z } from 'zod';
import { dayOf } from '../domain/duty-list/as-of.ts';
import { DRAFT_WAYS } from '../domain/duty-list/version-view.ts';
import { WRITER_WAYS } from '../use-cases/document/document-readers.ts';
import { ExportOpenData } from '../use-cases/document/export-open-data.ts';
import { GenerateDocument } from '../use-cases/document/generate-document.ts';
import { LookAtDocuments } from '../use-cases/document/look-at-documents.ts';
import { PrintHandbook } from '../use-cases/document/print-handbook.ts';
import { sendFile } from './send-file.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 文书: official documents about versions, handbooks of posts, and what is open to everybody. */
@Controller()
export class DocumentsController {
  constructor(
    private readonly generateDocument: GenerateDocument,
    private readonly documents: LookAtDocuments,
    private readonly printHandbook: PrintHandbook,
    private readonly openData: ExportOpenData,
    private readonly clock: Clock,
  ) {}

  @Post('versions/:id/documents')
  @Allow({ by: WRITER_WAYS })
  @OwnTransactions()
  @Answers(OfficialDocumentAnswer, { status: 201, summary: '生成文书；数据和填写内容相同时得到同一份' })
  generate(
    @ValidParam('id', Id) id: string,
    @ValidBody(GenerateDocumentRequest) request: z.output<typeof GenerateDocumentRequest>,
    @CurrentActor() actor: Actor,
    @RequestScope() scope: Scope,
  ): Promise<OfficialDocumentAnswer> {
    return this.generateDocument.execute(id, request, actor, scope);
  }

  @Get('versions/:id/documents')
  @Allow({ by: DRAFT_WAYS })
  @Answers(OfficialDocumentsAnswer, { summary: '一个版本的文书' })
  ofVersion(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<z.output<typeof OfficialDocumentsAnswer>> {
    return this.documents.ofVersion(id, actor);
  }

  @Get('documents/:id')
  @Allow({ by: DRAFT_WAYS })
  @Answers(OfficialDocumentAnswer, { summary: '一份文书' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<OfficialDocumentAnswer> {
    return this.documents.one(id, actor);
  }

  @Get('documents/:id/file')
  @Allow({ by: DRAFT_WAYS })
  @AnswersFile('application/octet-stream', { summary: '文书文件（docx 或 xlsx）' })
  async file(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return sendFile(await this.documents.file(id, actor));
  }

  @Get('posts/:id/handbook')
  @AllowAny({ scope: 'lists.read' })
  @OwnTransactions()
  @AnswersFile(DOCX, { summary: '岗位职责手册：一个岗位的事项、依据、流程' })
  async handbookOfPost(@ValidParam('id', Id) id: string, @RequestScope() scope: Scope): Promise<StreamableFile> {
    return sendFile(await this.printHandbook.ofPost(id, scope));
  }

  @Get('units/:id/handbook')
  @AllowAny({ scope: 'lists.read' })
  @OwnTransactions()
  @AnswersFile(DOCX, { summary: '岗位职责手册：一个内设机构的事项、依据、流程' })
  async handbookOfUnit(@ValidParam('id', Id) id: string, @RequestScope() scope: Scope): Promise<StreamableFile> {
    return sendFile(await this.printHandbook.ofUnit(id, scope));
  }

  @Get('versions/:id/open-data')
  @AllowAny({ scope: 'lists.read' })
  @OwnTransactions()
  @AnswersFile('application/octet-stream', { summary: '已审定版本的公开事项（json、csv、xlsx）' })
  async openDataOf(@ValidParam('id', Id) id: string, @ValidQuery(VersionOpenDataQuery) { format, encoding }: z.output<typeof VersionOpenDataQuery>, @CurrentActor() actor: Actor, @RequestScope() scope: Scope): Promise<StreamableFile> {
    return sendFile(await this.openData.ofVersion(id, format, encoding, actor, scope));
  }

  @Get('open-data')
  @AllowAny({ scope: 'lists.read' })
  @OwnTransactions()
  @AnswersFile('application/octet-stream', { summary: '现行清单的公开事项（json、csv、xlsx）' })
  async allOpenData(@ValidQuery(OpenDataQuery) { format, encoding, asOf, organ }: z.output<typeof OpenDataQuery>, @RequestScope() scope: Scope): Promise<StreamableFile> {
    return sendFile(await this.openData.inForce(dayOf(asOf, this.clock.now()), organ, format, encoding, scope));
  }
}
