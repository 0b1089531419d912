import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ROLES, type Lifecycle, type Relation, type Role, type Who } from '@yidan/kernel';
import type { Actor } from './actor.ts';
import type { EndpointScope } from './scopes.ts';

/** 流程步骤: the row of a lifecycle table that an endpoint takes. */
export interface PolicyStep {
  readonly lifecycle: Pick<Lifecycle<string, string>, 'name' | 'states' | 'steps' | 'commands'>;
  readonly command: string;
}

/** 角色声明: who, in which relation to the object, in which of its states; '-' is the state of what does not exist yet. */
export interface RolesPolicy {
  readonly kind: 'roles';
  readonly roles: readonly [Role, ...Role[]];
  /** Each way in: a role, or a role in a relation; a role alone means within the own tenant. */
  readonly by: readonly Who[];
  /** Absent where the state of the object does not matter. */
  readonly states?: readonly string[];
  readonly step?: PolicyStep;
  readonly scope?: EndpointScope;
}

/** 权限声明: who may use an endpoint. The guard checks roles and scope; relation and state are proved by use case and aggregate, and both read the same table. */
export type Policy = { readonly kind: 'public' } | { readonly kind: 'any'; readonly scope?: EndpointScope } | RolesPolicy;

export const POLICY = Symbol('Policy');

type Roles = { readonly roles: readonly [Role, ...Role[]]; readonly relation?: Relation };
type Ways = { readonly by: readonly Who[] };
/** A step of a procedure; where the endpoint opens less than the step, `by` names what is left of it. */
type Step<State extends string, Command extends string> = { readonly step: readonly [Lifecycle<State, Command>, NoInfer<Command>]; readonly by?: readonly Who[] };
type Machines = { readonly scope?: EndpointScope };

/** Only actors who hold one of the roles: named here, or by the lifecycle step that the endpoint is. */
export function Allow<State extends string = string, Command extends string = string>(given: (Roles | Ways | Step<State, Command>) & Machines): MethodDecorator & ClassDecorator {
  const scope = given.scope === undefined ? {} : { scope: given.scope };
  const policy = 'step' in given ? policyOf(...given.step, given.by) : policyBy('by' in given ? given.by : waysOf(given));
  return SetMetadata(POLICY, { ...policy, ...scope } satisfies Policy);
}

/** Any authenticated actor of the tenant, whatever the role; a machine account only where a scope is named. */
export function AllowAny(policy: Machines = {}): MethodDecorator & ClassDecorator {
  return SetMetadata(POLICY, { kind: 'any', ...policy } satisfies Policy);
}

/** Anybody, without a token; such a handler opens its own transaction, since it has no tenant. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(POLICY, { kind: 'public' } satisfies Policy);
}

/** 步骤权限: what a row of a lifecycle table says about who and when; steps of the system are for no endpoint. */
export function policyOf<State extends string, Command extends string>(lifecycle: Lifecycle<State, Command>, command: Command, only?: readonly Who[]): RolesPolicy {
  const { by } = lifecycle.steps[command];
  const beyond = only?.filter((who) => !by.includes(who)) ?? [];
  if (beyond.length > 0) throw new Error(`${lifecycle.name} ${command} is not for ${beyond.join(', ')}`);
  const states = lifecycle.sources(command).map((state) => state ?? '-');
  return { ...policyBy(only ?? by), states, step: { lifecycle, command } };
}

function policyBy(by: readonly Who[]): RolesPolicy {
  const people = by.flatMap((who) => (who.startsWith('@') ? officials.map((role): Who => `${role}${who as `@${Relation}`}`) : roleOf(who) ? [who] : []));
  const [first, ...more] = new Set(people.map((who) => roleOf(who)!));
  if (first === undefined) throw new Error(`nobody could use an endpoint that is for ${by.join(', ')}`);
  return { kind: 'roles', roles: [first, ...more], by: people };
}

function waysOf({ roles, relation }: Roles): Who[] {
  return roles.map((role) => (relation ? (`${role}@${relation}` as const) : role));
}

/** Whoever acts in a tenant: the operator acts in none, and the public holds no token. */
export const officials: readonly Role[] = ROLES.filter((role) => role !== 'PLATFORM_OPERATOR' && role !== 'PUBLIC');

// The system and the timers come through no door.
function roleOf(who: Who): Role | null {
  const [role] = who.split('@') as [string];
  return (ROLES as readonly string[]).includes(role) ? (role as Role) : null;
}

/** The actor of the request, as the guard found it. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<{ actor?: Actor }>();
  if (!actor) throw new Error('a public endpoint has no actor');
  return actor;
});
