import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Relation, Role } from '@yidan/kernel';
import type { Actor } from './actor.ts';

/** 权限声明: who may use an endpoint. The guard checks the roles; the relation to the case is proved by the use case and shown in the table. */
export type Policy =
  | { readonly kind: 'public' }
  | { readonly kind: 'any' }
  | { readonly kind: 'roles'; readonly roles: readonly [Role, ...Role[]]; readonly relation?: Relation };

export const POLICY = Symbol('Policy');

/** Only actors who hold one of the roles. */
export function Allow(policy: { roles: readonly [Role, ...Role[]]; relation?: Relation }): MethodDecorator & ClassDecorator {
  return SetMetadata(POLICY, { kind: 'roles', ...policy } satisfies Policy);
}

/** Any authenticated actor of the tenant, whatever the role. */
export function AllowAny(): MethodDecorator & ClassDecorator {
  return SetMetadata(POLICY, { kind: 'any' } satisfies Policy);
}

/** Anybody, without a token; such a handler opens its own transaction, since it has no tenant. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(POLICY, { kind: 'public' } satisfies Policy);
}

/** The actor of the request, as the guard found it. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<{ actor?: Actor }>();
  if (!actor) throw new Error('a public endpoint has no actor');
  return actor;
});
