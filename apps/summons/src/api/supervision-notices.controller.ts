import { Controller, Get, Post, Put, Res, StreamableFile } from '@nestjs/common';
import {
  Id, IssueNoticeRequest, NoticeAnswer, NoticesExportQuery, NoticesPage, NoticesQuery, NoticeSummary, PrefillAnswer, PrefillQuery, ReasonRequest, SettledAnswer, SettleObjectRequest, WriteReplyRequest,
} from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, AnswersFile, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import { NOTICE_WAYS } from '../domain/supervision/notice-view.ts';
import { noticeForm, noticeFormFacts } from '../domain/supervision/supervision-form.ts';
import { noticeLifecycle } from '../domain/supervision/supervision-notice.lifecycle.ts';
import { NoticeFormViews } from '../storage/supervision/notice-form.views.ts';
import { NoticesViews } from '../storage/supervision/notices.views.ts';
import { AnswerNotice } from '../use-cases/supervision/answer-notice.ts';
import { JudgeReply } from '../use-cases/supervision/judge-reply.ts';
import { OpenSupervision } from '../use-cases/supervision/open-supervision.ts';
import { PrefillNotice } from '../use-cases/supervision/prefill-notice.ts';
import { SettleObject } from '../use-cases/supervision/settle-object.ts';
import { exportNotices } from './notices-export.ts';
import { renderForm } from './official-form.docx.ts';
import { OptionalIfMatch } from './optional-if-match.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 督办单. */
@Controller('supervision-notices')
export class SupervisionNoticesController {
  constructor(
    private readonly openSupervision: OpenSupervision,
    private readonly prefillNotice: PrefillNotice,
    private readonly answerNotice: AnswerNotice,
    private readonly judgeReply: JudgeReply,
    private readonly settleObject: SettleObject,
    private readonly views: NoticesViews,
    private readonly forms: NoticeFormViews,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ by: NOTICE_WAYS })
  @Answers(NoticesPage, { summary: '督办台账（按级别、状态、单位、对象、是否逾期）' })
  list(@ValidQuery(NoticesQuery) query: NoticesQuery, @CurrentActor() actor: Actor): Promise<Page<NoticeSummary>> {
    return this.views.page(query, actor, this.clock.now());
  }

  @Get('export.xlsx')
  @Allow({ by: NOTICE_WAYS })
  @AnswersFile(XLSX, { summary: '导出督办台账；级别为挂牌督办时即挂牌督办清单' })
  async export(@ValidQuery(NoticesExportQuery) query: NoticesExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const isListedOnly = query.level?.length === 1 && query.level[0] === 'LISTED';
    const bytes = await exportNotices(await this.views.all(query, actor, this.clock.now()), isListedOnly);
    return new StreamableFile(bytes, { type: XLSX, disposition: `attachment; filename="supervision${isListedOnly ? '-listed' : ''}.xlsx"` });
  }

  @Get('prefill')
  @Allow({ by: ['SUPERVISOR', 'LEADER_IN_CHARGE'] })
  @Answers(PrefillAnswer, { summary: '一键督办预填：责任单位、超期情况、建议级别、要求和答复时限' })
  prefill(@ValidQuery(PrefillQuery) query: PrefillQuery): Promise<PrefillAnswer> {
    return this.prefillNotice.execute(query);
  }

  @Get(':id')
  @Allow({ by: NOTICE_WAYS })
  @Answers(NoticeAnswer, { summary: '督办单详情、答复与可办步骤' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<NoticeAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }

  @Get(':id/form')
  @Allow({ by: NOTICE_WAYS })
  @AnswersFile(DOCX, { summary: '督办单文书' })
  async form(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const notice = await this.one(id, actor);
    const { issuer, replyBy } = await this.forms.of(id);
    const bytes = await renderForm(noticeForm(noticeFormFacts(notice, issuer, replyBy)));
    return new StreamableFile(bytes, { type: DOCX, disposition: `attachment; filename="${notice.number}.docx"` });
  }

  @Post()
  @Allow({ step: [noticeLifecycle, 'issue'], scope: 'supervision.open' })
  @Answers(NoticeSummary, { status: 201, summary: '一键督办：未填内容按预填；系统对接账号就本系统的对象提请，须提供对象情况' })
  @Answers(NoticeSummary, { description: 'A machine account asked before: the open notice of this level' })
  async issue(@ValidBody(IssueNoticeRequest) request: IssueNoticeRequest, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: { status(code: number): unknown }): Promise<NoticeSummary> {
    const { notice, isNew } = await this.openSupervision.execute(request, actor);
    reply.status(isNew ? 201 : 200);
    return this.views.issued(notice.id, this.clock.now());
  }

  @Post('settled-objects')
  @Allow({ by: ['INTEGRATION_CLIENT'], scope: 'supervision.open' })
  @Answers(SettledAnswer, { status: 200, summary: '业务系统告知对象已办结：未销号的提醒、催办随之销号' })
  settle(@ValidBody(SettleObjectRequest) request: SettleObjectRequest, @CurrentActor() actor: Actor): Promise<SettledAnswer> {
    return this.settleObject.execute(request, actor);
  }

  @Post(':id/sign')
  @Allow({ step: [noticeLifecycle, 'sign'] })
  @Answers(NoticeAnswer, { status: 200, summary: '签收督办单' })
  async sign(@ValidParam('id', Id) id: string, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<NoticeAnswer> {
    await this.answerNotice.sign(id, readVersion, actor);
    return this.one(id, actor);
  }

  @Put(':id/reply')
  @Allow({ step: [noticeLifecycle, 'write'] })
  @RequiresIfMatch()
  @Answers(NoticeAnswer, { summary: '起草答复（承办人）' })
  async write(@ValidParam('id', Id) id: string, @ValidBody(WriteReplyRequest) request: WriteReplyRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<NoticeAnswer> {
    await this.answerNotice.write(id, request, version, actor);
    return this.one(id, actor);
  }

  @Post(':id/reply')
  @Allow({ step: [noticeLifecycle, 'reply'] })
  @RequiresIfMatch()
  @Answers(NoticeAnswer, { status: 200, summary: '签发答复（起草人以外的科室负责人或单位审签人）' })
  async reply(@ValidParam('id', Id) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<NoticeAnswer> {
    await this.answerNotice.reply('reply', id, version, actor);
    return this.one(id, actor);
  }

  @Post(':id/reply-again')
  @Allow({ step: [noticeLifecycle, 'replyAgain'] })
  @RequiresIfMatch()
  @Answers(NoticeAnswer, { status: 200, summary: '答复被退回后再次签发' })
  async replyAgain(@ValidParam('id', Id) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<NoticeAnswer> {
    await this.answerNotice.reply('replyAgain', id, version, actor);
    return this.one(id, actor);
  }

  @Post(':id/accept')
  @Allow({ step: [noticeLifecycle, 'accept'] })
  @RequiresIfMatch()
  @Answers(NoticeAnswer, { status: 200, summary: '认可答复' })
  async accept(@ValidParam('id', Id) id: string, @ValidBody(ReasonRequest) { reason }: ReasonRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<NoticeAnswer> {
    await this.judgeReply.execute('accept', id, reason, version, actor);
    return this.one(id, actor);
  }

  @Post(':id/reject')
  @Allow({ step: [noticeLifecycle, 'reject'] })
  @RequiresIfMatch()
  @Answers(NoticeAnswer, { status: 200, summary: '退回答复' })
  async reject(@ValidParam('id', Id) id: string, @ValidBody(ReasonRequest) { reason }: ReasonRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<NoticeAnswer> {
    await this.judgeReply.execute('reject', id, reason, version, actor);
    return this.one(id, actor);
  }

  @Post(':id/close')
  @Allow({ step: [noticeLifecycle, 'close'] })
  @RequiresIfMatch()
  @Answers(NoticeAnswer, { status: 200, summary: '销号' })
  async close(@ValidParam('id', Id) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<NoticeAnswer> {
    await this.judgeReply.close(id, version, actor);
    return this.one(id, actor);
  }
}
