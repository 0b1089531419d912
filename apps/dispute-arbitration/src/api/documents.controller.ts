import { Controller, Get, StreamableFile } from '@nestjs/common';
import { DisputeDocumentsAnswer, Id } from '@yidan/contracts';
import { Allow, Answers, AnswersFile, CurrentActor, ValidParam, type Actor } from '@yidan/platform';
import { DISPUTE_CASE_WAYS } from '../domain/intake/dispute-ways.ts';
import { ReadPapers } from '../use-cases/papers/read-papers.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 争议文书: the papers that were issued in a dispute. */
@Controller('disputes/:id/documents')
@Allow({ by: DISPUTE_CASE_WAYS })
export class DocumentsController {
  constructor(private readonly papers: ReadPapers) {}

  @Get()
  @Answers(DisputeDocumentsAnswer, { summary: '争议文书列表' })
  list(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<DisputeDocumentsAnswer> {
    return this.papers.list(id, actor);
  }

  @Get(':documentId')
  @AnswersFile(DOCX, { summary: '争议文书' })
  async file(@ValidParam('id', Id) id: string, @ValidParam('documentId', Id) documentId: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { name, bytes } = await this.papers.file(id, documentId, actor);
    return new StreamableFile(bytes, { type: DOCX, disposition: `attachment; filename="${name}"` });
  }
}
