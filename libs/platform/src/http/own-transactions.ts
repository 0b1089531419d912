import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Scope } from '../database/scope.ts';
import { notesOfMethod } from './endpoint-notes.ts';

/** Marks a handler that opens its own transactions: long imports, server-sent events, the operator's registering of tenants. */
export function OwnTransactions(): MethodDecorator {
  return (target, key) => {
    notesOfMethod(target, key).ownTransactions = true;
  };
}

/** The scope the interceptor would have opened: for handlers with transactions of their own. */
export const RequestScope = createParamDecorator((_: unknown, context: ExecutionContext): Scope => {
  const { scope } = context.switchToHttp().getRequest<{ scope?: Scope }>();
  if (!scope) throw new Error('a public endpoint has no scope of its own');
  return scope;
});
