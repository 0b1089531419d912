import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { notesOfMethod } from './endpoint-notes.ts';
import { Problem } from './problem.ts';
import { stale } from './problem.filter.ts';

interface Conditional {
  headers: { 'if-match'?: string | string[] | undefined };
}

/** Marks a handler that edits an object its caller must have read: without If-Match it answers 428. */
export function RequiresIfMatch(): MethodDecorator {
  return (target, key) => {
    notesOfMethod(target, key).requiresIfMatch = true;
  };
}

/** The row version the caller read, from `If-Match: "<n>"`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => ifMatch(context.switchToHttp().getRequest<Conditional>()));

/** The row version a request states; 428 without one, 412 where it can be no version of ours. */
export function ifMatch(request: Conditional): number {
  const header = request.headers['if-match'];
  if (header === undefined) {
    throw new Problem(428, 'COMMON.PRECONDITION_REQUIRED', 'Send the version you read in the header If-Match', '请在请求头 If-Match 中提供所读取的版本');
  }
  const [, version] = /^"(\d{1,9})"$/.exec(String(header)) ?? [];
  if (version === undefined) throw stale(true);
  return Number(version);
}

/** Refuses an edit of a version the caller did not read. */
export function requireVersion(actual: number, expected: number): void {
  if (actual !== expected) throw stale(true);
}

/** The ETag of an answer that carries its row version. */
export function etagOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('rowVersion' in answer)) return null;
  return Number.isInteger(answer.rowVersion) ? `"${String(answer.rowVersion)}"` : null;
}
