import { Controller, Get, Post, Put } from '@nestjs/common';
import {
  AgendaItemRequest, AttendMeetingRequest, HoldMeetingRequest, Id, MeetingAnswer, MeetingFilter, MeetingSummary, MinutesRequest, PlanMeetingRequest, PostponeMeetingRequest, RecuseRequest, VoteRequest,
} from '@yidan/contracts';
import type { Role } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, pageOf, PageQuery, RequiresIfMatch, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { commissionMeetingLifecycle } from '../domain/commission/commission-meeting.lifecycle.ts';
import { CommissionViews } from '../storage/commission/commission.views.ts';
import { CastVote } from '../use-cases/commission/cast-vote.ts';
import { HoldMeeting } from '../use-cases/commission/hold-meeting.ts';
import { KeepMinutes } from '../use-cases/commission/keep-minutes.ts';
import { LookAtMeetings } from '../use-cases/commission/look-at-meetings.ts';
import { PlanMeeting } from '../use-cases/commission/plan-meeting.ts';
import { SetAgenda } from '../use-cases/commission/set-agenda.ts';

const Meetings = PageQuery.extend(MeetingFilter.shape);
/** Who sits on the commission, who prepares it, and who looks after both. */
const READERS: Role[] = ['COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'AUDITOR'];

/** 编委会议: agenda, attendance, recusals, votes and minutes. */
@Controller('meetings')
export class MeetingsController {
  constructor(
    private readonly views: CommissionViews,
    private readonly look: LookAtMeetings,
    private readonly planMeeting: PlanMeeting,
    private readonly setAgenda: SetAgenda,
    private readonly holdMeeting: HoldMeeting,
    private readonly castVote: CastVote,
    private readonly keepMinutes: KeepMinutes,
  ) {}

  @Get()
  @Allow({ by: READERS })
  @Answers(pageOf(MeetingSummary), { summary: '编委会议' })
  all(@ValidQuery(Meetings) query: z.output<typeof Meetings>): Promise<Page<MeetingSummary>> {
    return this.views.page(query);
  }

  @Get(':id')
  @Allow({ by: READERS })
  @Answers(MeetingAnswer, { summary: '编委会议：议程、到会、回避、表决、纪要' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    return this.look.execute(id, actor);
  }

  @Post()
  @Allow({ step: [commissionMeetingLifecycle, 'plan'] })
  @Answers(MeetingAnswer, { status: 201, summary: '安排会议' })
  async plan(@ValidBody(PlanMeetingRequest) body: PlanMeetingRequest, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    return this.look.execute(await this.planMeeting.execute(body, actor), actor);
  }

  @Post(':id/agenda')
  @Allow({ step: [commissionMeetingLifecycle, 'setAgenda'] })
  @Answers(MeetingAnswer, { status: 201, summary: '列入议程（“三定”规定等）' })
  async agenda(@ValidParam('id', Id) id: string, @ValidBody(AgendaItemRequest) body: AgendaItemRequest, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    await this.setAgenda.execute(id, body, actor);
    return this.look.execute(id, actor);
  }

  @Post(':id/postpone')
  @Allow({ step: [commissionMeetingLifecycle, 'postpone'] })
  @Answers(MeetingAnswer, { status: 200, summary: '改期' })
  async postpone(@ValidParam('id', Id) id: string, @ValidBody(PostponeMeetingRequest) { meetsOn }: z.output<typeof PostponeMeetingRequest>, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    await this.planMeeting.postpone(id, meetsOn, actor);
    return this.look.execute(id, actor);
  }

  @Post(':id/cancel')
  @Allow({ step: [commissionMeetingLifecycle, 'cancel'] })
  @Answers(MeetingAnswer, { status: 200, summary: '取消会议' })
  async cancel(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    await this.planMeeting.cancel(id, actor);
    return this.look.execute(id, actor);
  }

  @Post(':id/hold')
  @Allow({ step: [commissionMeetingLifecycle, 'hold'] })
  @Answers(MeetingAnswer, { status: 200, summary: '召开会议，登记到会' })
  async hold(@ValidParam('id', Id) id: string, @ValidBody(HoldMeetingRequest) { present }: z.output<typeof HoldMeetingRequest>, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    await this.holdMeeting.execute(id, present, actor);
    return this.look.execute(id, actor);
  }

  @Post(':id/attendance')
  @Allow({ step: [commissionMeetingLifecycle, 'attend'] })
  @Answers(MeetingAnswer, { status: 201, summary: '补记到会' })
  async attend(@ValidParam('id', Id) id: string, @ValidBody(AttendMeetingRequest) { personId }: z.output<typeof AttendMeetingRequest>, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    await this.holdMeeting.attend(id, personId, actor);
    return this.look.execute(id, actor);
  }

  @Post(':id/recusals')
  @Allow({ step: [commissionMeetingLifecycle, 'recuse'] })
  @Answers(MeetingAnswer, { status: 201, summary: '声明回避' })
  async recuse(@ValidParam('id', Id) id: string, @ValidBody(RecuseRequest) body: RecuseRequest, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    await this.castVote.recuse(id, body, actor);
    return this.look.execute(id, actor);
  }

  @Post(':id/votes')
  @Allow({ step: [commissionMeetingLifecycle, 'vote'] })
  @Answers(MeetingAnswer, { status: 201, summary: '表决' })
  async vote(@ValidParam('id', Id) id: string, @ValidBody(VoteRequest) body: VoteRequest, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    await this.castVote.execute(id, body, actor);
    return this.look.execute(id, actor);
  }

  @Put(':id/minutes')
  @RequiresIfMatch()
  @Allow({ step: [commissionMeetingLifecycle, 'keepMinutes'] })
  @Answers(MeetingAnswer, { summary: '拟定会议纪要及各项结论' })
  async minutes(@ValidParam('id', Id) id: string, @ValidBody(MinutesRequest) body: MinutesRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    await this.keepMinutes.execute(id, body, version, actor);
    return this.look.execute(id, actor);
  }

  @Post(':id/sign-minutes')
  @Allow({ step: [commissionMeetingLifecycle, 'signMinutes'] })
  @Answers(MeetingAnswer, { status: 200, summary: '签发会议纪要' })
  async sign(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<MeetingAnswer> {
    await this.keepMinutes.sign(id, actor);
    return this.look.execute(id, actor);
  }
}
