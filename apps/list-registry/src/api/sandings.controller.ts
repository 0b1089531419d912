import { Controller, Get, Post, Put, StreamableFile } from '@nestjs/common';
import {
  AssignGroupRequest, GroupReviewRequest, Id, IssueSandingRequest, LeadingGroupDecisionRequest, LoadIssuedSandingsRequest, ReadSandingQuery, SandingAnswer, SandingContentRequest, SandingDecisionRequest, SandingFileQuery, SandingFilter,
  SandingMatrixAnswer, SandingReadingAnswer, SandingSummary, ScopeSandingRequest,
} from '@yidan/contracts';
import {
  Allow, Answers, AnswersFile, CurrentActor, IfMatch, OwnTransactions, pageOf, PageQuery, RequestScope, RequiresIfMatch, Upload, ValidBody, ValidParam, ValidQuery, type Actor, type Page, type Scope, type UploadedFile,
} from '@yidan/platform';
import { z } from 'zod';
import { sandingLifecycle } from '../domain/sanding/sanding.lifecycle.ts';
import { SANDING_WAYS } from '../domain/sanding/sanding-view.ts';
import { SandingsViews } from '../storage/sanding/sandings.views.ts';
import { AdvanceSanding } from '../use-cases/sanding/advance-sanding.ts';
import { CompareWithSanding } from '../use-cases/sanding/compare-with-sanding.ts';
import { DraftSanding } from '../use-cases/sanding/draft-sanding.ts';
import { IssueSanding } from '../use-cases/sanding/issue-sanding.ts';
import { LoadIssuedSandings } from '../use-cases/sanding/load-issued-sandings.ts';
import { LookAtSandings } from '../use-cases/sanding/look-at-sandings.ts';
import { RecordSandingAct } from '../use-cases/sanding/record-sanding-act.ts';
import { sandingReader } from '../use-cases/sanding/sanding-hand.ts';
import { ScopeSanding } from '../use-cases/sanding/scope-sanding.ts';
import { TakeSandingFile } from '../use-cases/sanding/take-sanding-file.ts';
import { sendFile } from './send-file.ts';

const Filter = PageQuery.extend(SandingFilter.shape);
const Loaded = z.object({ sandingIds: z.array(Id) });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** “三定”规定: from its scope to its issue, and lists beside it. */
@Controller()
export class SandingsController {
  constructor(
    private readonly scopeSanding: ScopeSanding,
    private readonly draftSanding: DraftSanding,
    private readonly advance: AdvanceSanding,
    private readonly record: RecordSandingAct,
    private readonly issueSanding: IssueSanding,
    private readonly loadIssued: LoadIssuedSandings,
    private readonly takeFile: TakeSandingFile,
    private readonly compare: CompareWithSanding,
    private readonly sandings: LookAtSandings,
    private readonly views: SandingsViews,
  ) {}

  @Get('sandings')
  @Allow({ by: SANDING_WAYS })
  @Answers(pageOf(SandingSummary), { summary: '“三定”规定' })
  all(@ValidQuery(Filter) filter: z.output<typeof Filter>, @CurrentActor() actor: Actor): Promise<Page<SandingSummary>> {
    return this.views.page(filter, sandingReader(actor));
  }

  @Post('sandings')
  @Allow({ step: [sandingLifecycle, 'scope'] })
  @Answers(SandingAnswer, { status: 201, summary: '明确“三定”制定范围、报批程序和时限' })
  async scope(@ValidBody(ScopeSandingRequest) body: ScopeSandingRequest, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    return this.sandings.one(await this.scopeSanding.execute(body, actor), actor);
  }

  @Post('sandings/issued')
  @Allow({ step: [sandingLifecycle, 'loadIssued'] })
  @Answers(Loaded, { status: 201, summary: '登记已印发的“三定”，一份或多份，全部登记或全部不登记' })
  async load(@ValidBody(LoadIssuedSandingsRequest) body: LoadIssuedSandingsRequest, @CurrentActor() actor: Actor): Promise<z.infer<typeof Loaded>> {
    return { sandingIds: await this.loadIssued.execute(body, actor) };
  }

  @Post('sandings/read')
  @Allow({ by: sandingLifecycle.steps.draft.by })
  @OwnTransactions()
  @Answers(SandingReadingAnswer, { status: 200, summary: '读取“三定”文件（.docx、.txt），只看读出了什么，不保存' })
  look(@ValidQuery(ReadSandingQuery) { organ }: z.output<typeof ReadSandingQuery>, @Upload() file: UploadedFile, @CurrentActor() actor: Actor, @RequestScope() scope: Scope): Promise<SandingReadingAnswer> {
    return this.takeFile.look(organ, file, actor, scope);
  }

  @Get('sandings/:id')
  @Allow({ by: SANDING_WAYS })
  @Answers(SandingAnswer, { summary: '一份“三定”规定及其办理记录' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    return this.sandings.one(id, actor);
  }

  @Put('sandings/:id/content')
  @Allow({ step: [sandingLifecycle, 'draft'] })
  @RequiresIfMatch()
  @Answers(SandingAnswer, { summary: '填写或修改“三定”文本' })
  async draft(@ValidParam('id', Id) id: string, @ValidBody(SandingContentRequest) body: SandingContentRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    await this.draftSanding.execute(id, body, version, actor);
    return this.sandings.one(id, actor);
  }

  @Post('sandings/:id/file')
  @Allow({ step: [sandingLifecycle, 'draft'] })
  @OwnTransactions()
  @RequiresIfMatch()
  @Answers(SandingReadingAnswer, { status: 200, summary: '用文件填写“三定”文本（dryRun=false 时写入，有错则全部不写）' })
  file(
    @ValidParam('id', Id) id: string,
    @ValidQuery(SandingFileQuery) { dryRun }: z.output<typeof SandingFileQuery>,
    @Upload() file: UploadedFile,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
    @RequestScope() scope: Scope,
  ): Promise<SandingReadingAnswer> {
    return this.takeFile.intoDraft(id, file, { version, dryRun }, actor, scope);
  }

  @Post('sandings/:id/assign-group')
  @Allow({ step: [sandingLifecycle, 'assignGroup'] })
  @Answers(SandingAnswer, { status: 200, summary: '交专项审核小组' })
  async assignGroup(@ValidParam('id', Id) id: string, @ValidBody(AssignGroupRequest) { groupCode }: z.output<typeof AssignGroupRequest>, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    await this.advance.assignGroup(id, groupCode, actor);
    return this.sandings.one(id, actor);
  }

  @Post('sandings/:id/group-reviews')
  @Allow({ step: [sandingLifecycle, 'recordGroupReview'] })
  @Answers(SandingAnswer, { status: 201, summary: '记录专项审核小组意见' })
  async review(@ValidParam('id', Id) id: string, @ValidBody(GroupReviewRequest) body: GroupReviewRequest, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    await this.record.execute(id, 'GROUP_REVIEW', body, actor);
    return this.sandings.one(id, actor);
  }

  @Post('sandings/:id/to-leading-group')
  @Allow({ step: [sandingLifecycle, 'toLeadingGroup'] })
  @Answers(SandingAnswer, { status: 200, summary: '提请领导小组审议' })
  async toLeadingGroup(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    await this.advance.toLeadingGroup(id, actor);
    return this.sandings.one(id, actor);
  }

  @Post('sandings/:id/leading-group-decisions')
  @Allow({ step: [sandingLifecycle, 'recordLeadingGroup'] })
  @Answers(SandingAnswer, { status: 201, summary: '记录领导小组会议决定（或取自已签发纪要的编委会议）' })
  async leadingGroup(@ValidParam('id', Id) id: string, @ValidBody(LeadingGroupDecisionRequest) body: LeadingGroupDecisionRequest, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    await this.record.execute(id, 'LEADING_GROUP', body, actor);
    return this.sandings.one(id, actor);
  }

  @Post('sandings/:id/to-party-committee')
  @Allow({ step: [sandingLifecycle, 'toPartyCommittee'] })
  @Answers(SandingAnswer, { status: 200, summary: '提请党委审定' })
  async toPartyCommittee(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    await this.advance.toPartyCommittee(id, actor);
    return this.sandings.one(id, actor);
  }

  @Post('sandings/:id/party-committee-decisions')
  @Allow({ step: [sandingLifecycle, 'recordPartyCommittee'] })
  @Answers(SandingAnswer, { status: 201, summary: '记录党委审定决定' })
  async partyCommittee(@ValidParam('id', Id) id: string, @ValidBody(SandingDecisionRequest) body: SandingDecisionRequest, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    await this.record.execute(id, 'PARTY_COMMITTEE', body, actor);
    return this.sandings.one(id, actor);
  }

  @Post('sandings/:id/return')
  @Allow({ step: [sandingLifecycle, 'return'] })
  @Answers(SandingAnswer, { status: 200, summary: '退回修改' })
  async return(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    await this.advance.return(id, actor);
    return this.sandings.one(id, actor);
  }

  @Post('sandings/:id/issue')
  @Allow({ step: [sandingLifecycle, 'issue'] })
  @Answers(SandingAnswer, { status: 200, summary: '印发“三定”' })
  async issue(@ValidParam('id', Id) id: string, @ValidBody(IssueSandingRequest) body: IssueSandingRequest, @CurrentActor() actor: Actor): Promise<SandingAnswer> {
    await this.issueSanding.execute(id, body, actor);
    return this.sandings.one(id, actor);
  }

  @Get('versions/:id/sanding-matrix')
  @Allow({ by: SANDING_WAYS })
  @Answers(SandingMatrixAnswer, { summary: '清单与“三定”对应矩阵：职责×事项，无事项的职责，超出“三定”的事项，科室不一致' })
  matrix(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<SandingMatrixAnswer> {
    return this.compare.execute(id, actor);
  }

  @Get('versions/:id/sanding-matrix.xlsx')
  @Allow({ by: SANDING_WAYS })
  @AnswersFile(XLSX, { summary: '清单与“三定”对应矩阵表' })
  async workbook(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return sendFile(await this.compare.workbook(id, actor));
  }
}
