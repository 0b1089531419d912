import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ifMatch } from '@yidan/platform';

interface Conditional {
  headers: { 'if-match'?: string | string[] | undefined };
}

/** The row version the caller read, or null: a step is guarded by the state of the order, and by the version where the caller states one. */
export const OptionalIfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const request = context.switchToHttp().getRequest<Conditional>();
  return request.headers['if-match'] === undefined ? null : ifMatch(request);
});
