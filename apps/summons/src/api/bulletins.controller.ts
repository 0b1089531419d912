import { Controller, Get, Post, Put, StreamableFile } from '@nestjs/common';
import {
  AnswerAppealRequest, AppealRequest, BulletinAnswer, BulletinsPage, BulletinsQuery, DraftBulletinRequest, EditBulletinRequest, Id, ProposalsPage, ReasonRequest, SignBulletinRequest,
  type BulletinSummary, type ProposalAnswer,
} from '@yidan/contracts';
import { Allow, Answers, AnswersFile, CurrentActor, IfMatch, PageQuery, RequiresIfMatch, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { bulletinForm, bulletinFormFacts } from '../domain/bulletin/bulletin-form.ts';
import { BULLETIN_WAYS, PROPOSAL_WAYS } from '../domain/bulletin/bulletin-view.ts';
import { bulletinLifecycle } from '../domain/bulletin/bulletin.lifecycle.ts';
import { BulletinsViews } from '../storage/bulletin/bulletins.views.ts';
import { BulletinProposals } from '../storage/supervision/bulletin-proposals.ts';
import { NoticeFormViews } from '../storage/supervision/notice-form.views.ts';
import { DraftBulletin } from '../use-cases/bulletin/draft-bulletin.ts';
import { HearAppeals } from '../use-cases/bulletin/hear-appeals.ts';
import { IssueBulletin } from '../use-cases/bulletin/issue-bulletin.ts';
import { renderForm } from './official-form.docx.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 通报, on its way: drafted, heard, signed and published. */
@Controller('bulletins')
export class BulletinsController {
  constructor(
    private readonly draftBulletin: DraftBulletin,
    private readonly hearAppeals: HearAppeals,
    private readonly issueBulletin: IssueBulletin,
    private readonly proposals: BulletinProposals,
    private readonly views: BulletinsViews,
    private readonly forms: NoticeFormViews,
  ) {}

  @Get()
  @Allow({ by: BULLETIN_WAYS })
  @Answers(BulletinsPage, { summary: '通报列表：督办人员看全部，被列入的单位自送核起看本单位的' })
  list(@ValidQuery(BulletinsQuery) query: BulletinsQuery, @CurrentActor() actor: Actor): Promise<Page<BulletinSummary>> {
    return this.views.page(query, actor);
  }

  @Get('proposals')
  @Allow({ by: PROPOSAL_WAYS })
  @Answers(ProposalsPage, { summary: '拟列入下次通报的单位及事由' })
  proposed(@ValidQuery(PageQuery) query: z.output<typeof PageQuery>): Promise<Page<ProposalAnswer>> {
    return this.proposals.page(query);
  }

  @Get(':id')
  @Allow({ by: BULLETIN_WAYS })
  @Answers(BulletinAnswer, { summary: '通报详情、申诉与可办步骤；被列入的单位只见本单位的条目' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<BulletinAnswer> {
    return this.views.one(id, actor);
  }

  @Get(':id/form')
  @Allow({ by: PROPOSAL_WAYS })
  @AnswersFile(DOCX, { summary: '通报文书' })
  async form(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const bulletin = await this.one(id, actor);
    const bytes = await renderForm(bulletinForm(bulletinFormFacts(bulletin, await this.forms.office())));
    return new StreamableFile(bytes, { type: DOCX, disposition: `attachment; filename="bulletin-${bulletin.from}-${bulletin.to}.docx"` });
  }

  @Post()
  @Allow({ step: [bulletinLifecycle, 'draft'] })
  @Answers(BulletinAnswer, { status: 201, summary: '起草通报：数据取自期间的派件、时限和督办' })
  async draft(@ValidBody(DraftBulletinRequest) request: DraftBulletinRequest, @CurrentActor() actor: Actor): Promise<BulletinAnswer> {
    const { id } = await this.draftBulletin.execute(request, actor);
    return this.one(id, actor);
  }

  @Put(':id')
  @Allow({ step: [bulletinLifecycle, 'edit'] })
  @RequiresIfMatch()
  @Answers(BulletinAnswer, { summary: '修改通报：列入哪些单位、如何表述；数据不能改' })
  async edit(@ValidParam('id', Id) id: string, @ValidBody(EditBulletinRequest) request: EditBulletinRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<BulletinAnswer> {
    await this.draftBulletin.edit(id, request, version, actor);
    return this.one(id, actor);
  }

  @Post(':id/circulate')
  @Allow({ step: [bulletinLifecycle, 'circulate'] })
  @RequiresIfMatch()
  @Answers(BulletinAnswer, { status: 200, summary: '送核：所涉单位3个工作日内可以申诉' })
  async circulate(@ValidParam('id', Id) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<BulletinAnswer> {
    await this.issueBulletin.circulate(id, version, actor);
    return this.one(id, actor);
  }

  @Post(':id/appeals')
  @Allow({ step: [bulletinLifecycle, 'appeal'] })
  @Answers(BulletinAnswer, { status: 201, summary: '申诉（被列入的单位）' })
  async appeal(@ValidParam('id', Id) id: string, @ValidBody(AppealRequest) { text }: z.output<typeof AppealRequest>, @CurrentActor() actor: Actor): Promise<BulletinAnswer> {
    await this.hearAppeals.file(id, text, actor);
    return this.one(id, actor);
  }

  @Post(':id/appeals/:appealId/answer')
  @Allow({ step: [bulletinLifecycle, 'answerAppeal'] })
  @Answers(BulletinAnswer, { status: 200, summary: '答复申诉：更正、删除条目或维持' })
  async answer(@ValidParam('id', Id) id: string, @ValidParam('appealId', Id) appealId: string, @ValidBody(AnswerAppealRequest) request: AnswerAppealRequest, @CurrentActor() actor: Actor): Promise<BulletinAnswer> {
    await this.hearAppeals.answer(id, appealId, request, actor);
    return this.one(id, actor);
  }

  @Post(':id/sign')
  @Allow({ step: [bulletinLifecycle, 'sign'] })
  @RequiresIfMatch()
  @Answers(BulletinAnswer, { status: 200, summary: '签发通报：申诉期满且申诉均已答复' })
  async sign(@ValidParam('id', Id) id: string, @ValidBody(SignBulletinRequest) { documentNumber }: z.output<typeof SignBulletinRequest>, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<BulletinAnswer> {
    await this.issueBulletin.sign(id, documentNumber, version, actor);
    return this.one(id, actor);
  }

  @Post(':id/publish')
  @Allow({ step: [bulletinLifecycle, 'publish'] })
  @RequiresIfMatch()
  @Answers(BulletinAnswer, { status: 200, summary: '印发通报' })
  async publish(@ValidParam('id', Id) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<BulletinAnswer> {
    await this.issueBulletin.publish(id, version, actor);
    return this.one(id, actor);
  }

  @Post(':id/withdraw')
  @Allow({ step: [bulletinLifecycle, 'withdraw'] })
  @RequiresIfMatch()
  @Answers(BulletinAnswer, { status: 200, summary: '撤回通报' })
  async withdraw(@ValidParam('id', Id) id: string, @ValidBody(ReasonRequest) { reason }: ReasonRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<BulletinAnswer> {
    await this.issueBulletin.withdraw(id, reason, version, actor);
    return this.one(id, actor);
  }
}
