import { type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { Problem } from '../http/problem.ts';
import { withinLimits, withinPublicLimits } from '../http/rate-limits.ts';
import type { Actor } from './actor.ts';
import type { ActorResolver } from './actor-resolver.ts';
import { decide } from './policy-decision.ts';
import { POLICY, type Policy } from './policy.ts';
import { assertInScope } from './scopes.ts';
import type { TokenVerifier } from './token-verifier.ts';

interface Caller {
  headers: Record<string, string | string[] | undefined>;
  actor?: Actor;
}

/** 权限守卫: finds the actor of every request and lets in whom the endpoint's policy names. */
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    private readonly resolver: ActorResolver,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Events come from the journal of a service, not from a caller.
    if (context.getType() !== 'http') return true;
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [context.getHandler(), context.getClass()]);
    if (!policy) throw forbidden();
    if (policy.kind === 'public') {
      await withinPublicLimits(context);
      return true;
    }
    const request = context.switchToHttp().getRequest<Caller>();
    const subject = await this.verifier.subjectOf(headerOf(request, 'authorization'));
    const actor = await this.resolver.actorOf(subject, { organ: headerOf(request, 'yidan-organ'), unit: headerOf(request, 'yidan-unit') });
    await withinLimits(context, actor);
    if (!admits(policy, actor)) throw forbidden();
    assertInScope(policy.scope, actor);
    request.actor = actor;
    return true;
  }
}

/** Whether a policy lets an actor in at the door, where the object and its state are not known yet. */
export function admits(policy: Policy, { roles }: Pick<Actor, 'roles'>): boolean {
  return decide(policy, { roles }) === 'ALLOWED';
}

function headerOf(request: Caller, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function forbidden(): Problem {
  return new Problem(403, 'SEC.FORBIDDEN', 'Your role may not do this', '您的角色无权执行此操作');
}
