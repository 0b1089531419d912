import { Controller, Get, StreamableFile } from '@nestjs/common';
import { Id, PublishedBulletin, PublishedPage, PublishedQuery, TenantId } from '@yidan/contracts';
import { AllowAny, Answers, AnswersFile, Public, ValidParam, ValidQuery, type Page } from '@yidan/platform';
import { bulletinForm, bulletinFormFacts } from '../domain/bulletin/bulletin-form.ts';
import { BulletinsViews } from '../storage/bulletin/bulletins.views.ts';
import { NoticeFormViews } from '../storage/supervision/notice-form.views.ts';
import { ReadPublished } from '../use-cases/bulletin/read-published.ts';
import { renderForm } from './official-form.docx.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 已印发的通报, for everybody of the tenant. */
@Controller('published-bulletins')
@AllowAny()
export class PublishedBulletinsController {
  constructor(
    private readonly views: BulletinsViews,
    private readonly forms: NoticeFormViews,
  ) {}

  @Get()
  @Answers(PublishedPage, { summary: '已印发的通报' })
  list(@ValidQuery(PublishedQuery) query: PublishedQuery): Promise<Page<PublishedBulletin>> {
    return this.views.published(query, false);
  }

  @Get(':id')
  @Answers(PublishedBulletin, { summary: '已印发的通报全文' })
  one(@ValidParam('id', Id) id: string): Promise<PublishedBulletin> {
    return this.views.publishedOne(id);
  }

  @Get(':id/form')
  @AnswersFile(DOCX, { summary: '已印发的通报文书' })
  async form(@ValidParam('id', Id) id: string): Promise<StreamableFile> {
    const bulletin = await this.one(id);
    const bytes = await renderForm(bulletinForm(bulletinFormFacts(bulletin, await this.forms.office())));
    return new StreamableFile(bytes, { type: DOCX, disposition: `attachment; filename="bulletin-${bulletin.from}-${bulletin.to}.docx"` });
  }
}

/** 公开通报, for everybody and without a token. */
@Public()
@Controller('public/:tenantId')
export class PublicBulletinsController {
  constructor(private readonly readPublished: ReadPublished) {}

  @Get('bulletins')
  @Answers(PublishedPage, { summary: '面向社会公开的通报' })
  list(@ValidParam('tenantId', TenantId) tenantId: string, @ValidQuery(PublishedQuery) query: PublishedQuery): Promise<Page<PublishedBulletin>> {
    return this.readPublished.execute(tenantId, query);
  }
}
