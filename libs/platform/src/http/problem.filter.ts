import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { OptimisticLockError } from '@mikro-orm/core';
import { DomainError, type ErrorKind } from '@yidan/kernel';
import { trace } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problemBody } from './problem.ts';

const STATUS: Record<ErrorKind, number> = { malformed: 400, invalid: 422, forbidden: 403, 'not-found': 404, conflict: 409, locked: 423 };

/** What the server itself refuses, by status, in both languages; the text of the library never reaches the caller. */
const SERVER: Readonly<Record<number, readonly [code: string, message: string, messageZh: string]>> = {
  400: ['COMMON.MALFORMED', 'The request cannot be read', '请求无法解析'],
  404: ['COMMON.NOT_FOUND', 'There is nothing at this address', '请求的地址不存在'],
  405: ['COMMON.METHOD_NOT_ALLOWED', 'This method is not allowed here', '该地址不支持此请求方法'],
  406: ['COMMON.NOT_ACCEPTABLE', 'This form of answer is not available', '不支持所请求的响应格式'],
  408: ['COMMON.TIMEOUT', 'The request took too long to arrive', '请求超时'],
  413: ['COMMON.TOO_LARGE', 'The request is larger than the limit of this address', '请求内容超过大小限制'],
  414: ['COMMON.ADDRESS_TOO_LONG', 'The address is too long', '请求地址过长'],
  415: ['COMMON.UNSUPPORTED_MEDIA_TYPE', 'This media type is not accepted here', '不支持的内容类型'],
  429: ['COMMON.TOO_MANY_REQUESTS', 'Too many requests; try again later', '请求过于频繁，请稍后重试'],
  431: ['COMMON.HEADERS_TOO_LARGE', 'The headers are larger than the limit', '请求头超过大小限制'],
  503: ['COMMON.UNAVAILABLE', 'The service is stopping or not ready', '服务暂不可用，请稍后重试'],
};

/** What PostgreSQL says of a value that no column holds: out of range, no such date, no such text. Shapes refuse most of them before. */
const NOT_STORABLE = /^22(?:003|007|008|021|P02|P03|P05)$/;

/** 错误应答: turns whatever was thrown into problem+json; what nobody foresaw becomes a 500 that tells nothing and is logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(error, request, reply, (unforeseen) => this.logger.error(unforeseen));
  }
}

/** Answers a request with the problem that an error is. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, report: (error: unknown) => void): void {
  const problem = problemOf(error, request.headers['if-match'] !== undefined);
  if ((problem.status >= 500 && !(error instanceof Problem)) || isNotStorable(error)) report(error);
  if (reply.sent) return;
  const traceId = trace.getActiveSpan()?.spanContext().traceId ?? null;
  const [instance = '/'] = request.url.split('?');
  void reply
    .status(problem.status)
    .headers(problem.headers)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(problem, instance, traceId)));
}

/** The problem an error is; the first test that fits decides. */
export function problemOf(error: unknown, ifMatchSent = false): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DomainError) {
    return new Problem(STATUS[error.kind], error.code, error.message, error.messageZh, { violations: error.violations ?? [] });
  }
  if (error instanceof OptimisticLockError) return stale(ifMatchSent);
  if (isNotStorable(error)) return new Problem(400, 'COMMON.NOT_STORABLE', 'A value of the request lies outside of what can be kept', '请求中的值超出可存储的范围');
  return refusalOf(statusOf(error));
}

/** What the server itself says by a status alone. */
export function refusalOf(status: number): Problem {
  const known = SERVER[status];
  if (known) return new Problem(status, known[0], known[1], known[2]);
  if (status >= 400 && status < 500) return new Problem(status, 'COMMON.REFUSED', 'The request was refused', '请求被拒绝');
  return new Problem(500, 'COMMON.INTERNAL', 'Something went wrong; the trace id names the entry in the log', '系统内部错误，请凭追踪号联系管理员');
}

/** Somebody else was faster: 412 where the caller stated its version, 409 where it did not. */
export function stale(ifMatchSent: boolean): Problem {
  return ifMatchSent
    ? new Problem(412, 'COMMON.PRECONDITION_FAILED', 'The object was changed after you read it; read it again', '数据已被他人修改，请刷新后重试')
    : new Problem(409, 'COMMON.STALE_VERSION', 'The object was changed at the same time; read it again', '数据已被他人修改，请刷新后重试');
}

function isNotStorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOT_STORABLE.test(String(error.code));
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return 500;
}
