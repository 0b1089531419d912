import { StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { v7 as uuid } from 'uuid';
import type { Scope } from '../database/scope.ts';
import type { Transactions } from '../database/transactions.ts';
import { readerOf, stampOf, type Actor } from '../identity/actor.ts';
import { traceparentNow } from '../telemetry/tracing.ts';
import { notesOf } from './endpoint-notes.ts';
import type { IdempotencyStore } from './idempotency.ts';
import { etagOf, ifMatch } from './if-match.ts';
import { Problem } from './problem.ts';
import { receiveUpload, type UploadedFile } from './upload.ts';
import { malformed } from './violations.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const KEY = /^[\x21-\x7e]{1,200}$/;

type Request = FastifyRequest & { actor?: Actor; scope?: Scope; upload?: UploadedFile };

/** 工作单元: one transaction around every handler, bound to the caller's tenant; a repeated creating request gets its first answer. */
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: IdempotencyStore,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const notes = notesOf(context.getHandler());
    if (notes.requiresIfMatch) ifMatch(request);
    if (notes.upload) request.upload = await receiveUpload(request, notes.upload.maxBytes);
    const { actor } = request;
    if (!actor) return next.handle();
    request.scope = scopeOf(actor, request);
    if (notes.ownTransactions) return next.handle();
    return from(this.inTransaction(request, request.scope, actor, reply, next));
  }

  private async inTransaction(request: Request, scope: Scope, actor: Actor, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    if (actor.isOperator) throw new Problem(403, 'SEC.NO_TENANT', 'The operator acts in no tenant', '平台运维账号不属于任何租户');
    const key = request.method === 'POST' ? idempotencyKey(request) : undefined;
    const answer = await this.transactions.run(scope, async () => {
      const work = (): Promise<unknown> => lastValueFrom(next.handle(), { defaultValue: undefined });
      return key === undefined ? work() : this.once(key, request, actor, reply, work);
    });
    const etag = etagOf(answer);
    if (etag) void reply.header('etag', etag);
    return answer;
  }

  private async once(key: string, request: Request, actor: Actor, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
    const remembered = await this.idempotency.remember(
      {
        tenant: actor.tenantId,
        client: `${actor.subject}/${actor.organCode}`,
        key,
        request: `${request.method} ${request.url}`,
        body: request.upload ? { sha256: request.upload.sha256, fields: request.upload.fields } : request.body,
      },
      async () => {
        const answer = await work();
        return { status: reply.statusCode, answer, keep: !(answer instanceof StreamableFile || Buffer.isBuffer(answer)) };
      },
    );
    if (remembered.replayed) void reply.status(remembered.status).header('idempotent-replay', 'true');
    return remembered.answer;
  }
}

/** The key of a creating request, or undefined where it sends none. */
export function idempotencyKey(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw malformed([
    { path: 'Idempotency-Key', code: 'COMMON.INVALID_FORMAT', message: 'Use 1 to 200 visible ASCII characters', messageZh: '应为 1 至 200 个可见 ASCII 字符' },
  ]);
}

function scopeOf(actor: Actor, request: Request): Scope {
  const correlation = request.headers['x-correlation-id'];
  const traceparent = traceparentNow();
  return {
    tenant: actor.tenantId,
    city: actor.cityId,
    actor: stampOf(actor),
    reader: readerOf(actor),
    correlation: typeof correlation === 'string' && UUID.test(correlation) ? correlation : uuid(),
    ...(traceparent ? { traceparent } : {}),
  };
}
