import { Controller, Get, Req, Res, StreamableFile } from '@nestjs/common';
import { LiveAnswer } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, AnswersFile, CurrentActor, OwnTransactions, Problem, readerOf, stampOf, tokenEndsAt, Transactions } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { ORDER_WAYS } from '../../domain/dispatch-order/order-view.ts';
import { LiveViews } from '../../storage/live/live.views.ts';
import { DeskStreams } from '../desk/desk-streams.ts';
import { LiveListener } from './live-listener.ts';

interface StreamRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
}
interface StreamReply {
  header(name: string, value: string): unknown;
  readonly raw: { once(event: 'close', listener: () => void): unknown };
}

/** 履职实时显示: what runs now, as far as the caller sees orders. */
@Controller('live')
@Allow({ by: ORDER_WAYS, scope: 'orders.read' })
export class LiveController {
  constructor(
    private readonly views: LiveViews,
    private readonly streams: DeskStreams,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(LiveAnswer, { summary: '履职实时显示（在办、今日到期、逾期、待审、挂账）' })
  now(@CurrentActor() actor: Actor): Promise<LiveAnswer> {
    return this.views.now(actor, this.clock.now());
  }

  @Get('stream')
  @OwnTransactions()
  @AnswersFile('text/event-stream', { summary: '履职实时推送（server-sent events）', description: 'Events `live` (the whole LiveAnswer, when a figure changed) and `end`' })
  stream(@CurrentActor() actor: Actor, @Req() { headers }: StreamRequest, @Res({ passthrough: true }) reply: StreamReply): StreamableFile {
    if (!headers['accept']?.includes('text/event-stream')) throw new Problem(406, 'DISPATCH.STREAM_ONLY', 'This is a stream: ask for text/event-stream', '该接口为事件流，请以 Accept: text/event-stream 请求');
    const choice = { organ: headers['yidan-organ'], unit: headers['yidan-unit'] };
    const listening = { actor, choice, endsAt: tokenEndsAt(headers['authorization'] ?? ''), lastEventId: undefined };
    const stream = this.streams.open(listening, new LiveListener(listening, (reader) => this.drawFor(reader)));
    reply.raw.once('close', () => stream.destroy());
    reply.header('cache-control', 'no-store, no-transform');
    reply.header('x-accel-buffering', 'no');
    return new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
  }

  // The picture is the reader's own: what is restricted counts for those who may read it.
  private drawFor(actor: Actor): Promise<LiveAnswer> {
    const scope = { tenant: actor.tenantId, city: actor.cityId, actor: stampOf(actor), reader: readerOf(actor) };
    return this.transactions.run(scope, () => this.views.now(actor, this.clock.now()));
  }
}
