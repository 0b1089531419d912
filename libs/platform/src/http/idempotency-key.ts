import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { idempotencyKey } from './unit-of-work.interceptor.ts';

/** 幂等键: for a handler with transactions of its own, which must remember its answers itself; undefined where the request sends none. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => idempotencyKey(context.switchToHttp().getRequest<FastifyRequest>()));
