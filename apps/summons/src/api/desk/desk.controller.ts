import { Controller, Get, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { DeskPage, DeskQuery, DeskTask, Id } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, AllowAny, Answers, AnswersFile, CurrentActor, OwnTransactions, Problem, tokenEndsAt, ValidParam, ValidQuery } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { CLAIM_WAYS } from '../../domain/desk/desk-claim.ts';
import { DeskViews } from '../../storage/desk/desk.views.ts';
import { ClaimTask } from '../../use-cases/desk/claim-task.ts';
import { DeskStreams } from './desk-streams.ts';

interface StreamRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
}
interface StreamReply {
  header(name: string, value: string): unknown;
  readonly raw: { once(event: 'close', listener: () => void): unknown };
}

/** 我的待办: what is expected of the caller, across all services. Whoever acts in a tenant has a desk; what lies on it is decided task by task. */
@Controller('desk')
export class DeskController {
  constructor(
    private readonly desk: DeskViews,
    private readonly claimTask: ClaimTask,
    private readonly streams: DeskStreams,
    private readonly clock: Clock,
  ) {}

  @Get()
  @AllowAny()
  @Answers(DeskPage, { summary: '我的待办（本人、本科室、全部）及计数' })
  page(@ValidQuery(DeskQuery) query: DeskQuery, @CurrentActor() actor: Actor): Promise<DeskPage> {
    return this.desk.page(query, actor, this.clock.now());
  }

  @Get('stream')
  @AllowAny()
  @OwnTransactions()
  @AnswersFile('text/event-stream', { summary: '待办推送（server-sent events）', description: 'Events `desk` (DeskNews; title and item of a task are read with the page) and `end`; `Last-Event-ID` goes on where a connection broke' })
  stream(@CurrentActor() actor: Actor, @Req() { headers }: StreamRequest, @Res({ passthrough: true }) reply: StreamReply): StreamableFile {
    // Whoever reads answers to their end must not wait here by mistake.
    if (!headers['accept']?.includes('text/event-stream')) throw new Problem(406, 'DESK.STREAM_ONLY', 'This is a stream: ask for text/event-stream', '该接口为事件流，请以 Accept: text/event-stream 请求');
    const choice = { organ: headers['yidan-organ'], unit: headers['yidan-unit'] };
    const stream = this.streams.open({ actor, choice, endsAt: tokenEndsAt(headers['authorization'] ?? ''), lastEventId: headers['last-event-id'] });
    // Also where only the head was asked for, and where the client is gone before the first word.
    reply.raw.once('close', () => stream.destroy());
    // No proxy keeps it, compresses it or waits for its end.
    reply.header('cache-control', 'no-store, no-transform');
    reply.header('x-accel-buffering', 'no');
    return new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
  }

  @Post(':id/claim')
  @Allow({ by: CLAIM_WAYS })
  @Answers(DeskTask, { status: 200, summary: '认领待办（我来办）' })
  claim(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<DeskTask> {
    return this.claimTask.execute(id, 'CLAIM', actor);
  }

  @Post(':id/unclaim')
  @Allow({ by: CLAIM_WAYS })
  @Answers(DeskTask, { status: 200, summary: '放弃认领' })
  unclaim(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<DeskTask> {
    return this.claimTask.execute(id, 'RELEASE', actor);
  }
}
