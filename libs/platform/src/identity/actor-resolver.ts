import { businessDate, type Clock } from '@yidan/kernel';
import { Problem } from '../http/problem.ts';
import type { Actor } from './actor.ts';
import { actingOn, GRANTS_FOR_ORGAN, GRANTS_OF_SUBJECT, GRANTS_OF_SUBJECTS, type GrantRow } from './grants-in-force.ts';
import { RefusedTokens } from './refused-tokens.ts';
import { scopesOf } from './scopes.ts';
import { chosenStanding, standingsOf, type Choice, type Standing } from './standings.ts';

/** What the resolver needs of the worker's connections, which see the grants of all tenants. */
export interface GrantSource {
  query<Row extends object>(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: Row[] }>;
}

/** 身份解析: finds the actor behind a subject in the grants, anew at every request, so that a right ends when its grant, its secondment or the service of its holder ends. */
export class ActorResolver {
  constructor(
    private readonly source: GrantSource,
    private readonly operatorSubject: string,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly refused: RefusedTokens = new RefusedTokens(),
  ) {}

  async actorOf(subject: string, choice: Choice = {}): Promise<Actor> {
    if (subject === this.operatorSubject) return operator(subject);
    const ofOrgan = actingOn(this.today(), await this.grantsOf(subject, choice.organ));
    if (ofOrgan.length > 0) return actorFrom(subject, ofOrgan, choice);
    // Nothing for the organ named: the other grants tell a stranger from somebody who named the wrong organ or is seconded.
    const grants = await this.grantsOf(subject);
    if (grants.length === 0) throw this.refused.as('AUTH.TENANT_MISSING');
    return actorFrom(subject, actingOn(this.today(), grants), choice);
  }

  /** 持续连接复核: the actors behind several subjects as they are now, in one look; null where a subject no longer acts as it chose to. */
  async actorsOf(asked: readonly { readonly subject: string; readonly choice: Choice }[]): Promise<(Actor | null)[]> {
    const { rows } = await this.source.query<GrantRow & { subject: string }>({ ...GRANTS_OF_SUBJECTS, values: [[...new Set(asked.map(({ subject }) => subject))]] });
    const acting = Map.groupBy(rows, ({ subject }) => subject);
    return asked.map(({ subject, choice }) => {
      try {
        return actorFrom(subject, actingOn(this.today(), (acting.get(subject) ?? []).filter(({ role }) => role !== 'PLATFORM_OPERATOR')), choice);
      } catch (error) {
        if (error instanceof Problem) return null;
        throw error;
      }
    });
  }

  /** Everything a subject could choose to act for today. */
  async standingsOf(subject: string): Promise<Standing[]> {
    if (subject === this.operatorSubject) return [];
    return standingsOf(actingOn(this.today(), await this.grantsOf(subject)));
  }

  private async grantsOf(subject: string, organ?: string): Promise<GrantRow[]> {
    const { rows } = await this.source.query<GrantRow>(organ === undefined ? { ...GRANTS_OF_SUBJECT, values: [subject] } : { ...GRANTS_FOR_ORGAN, values: [subject, organ] });
    // Operating the platform is a matter of configuration: no tenant can grant it.
    return rows.filter((grant) => grant.role !== 'PLATFORM_OPERATOR');
  }

  private today(): string {
    return businessDate(this.clock.now());
  }
}

/** The actor that a subject's acting grants make, for the organ and unit it chose. */
export function actorFrom(subject: string, acting: readonly GrantRow[], choice: Choice = {}): Actor {
  if (acting.length === 0) throw resting();
  const { standing, grants } = chosenStanding(acting, choice);
  const { tenantId, organId, organCode, unitId, roles } = standing;
  const isMachine = subject.startsWith('client:') || roles.includes('INTEGRATION_CLIENT');
  return {
    subject,
    personId: isMachine ? null : grants[0]!.personId,
    tenantId,
    cityId: grants[0]!.cityId,
    organId,
    organCode,
    unitId,
    roles,
    isOperator: false,
    ...(isMachine && { scopes: [...new Set(grants.filter(({ role }) => role === 'INTEGRATION_CLIENT').flatMap(scopesOf))] }),
  };
}

function resting(): Problem {
  return new Problem(
    403,
    'SEC.GRANTS_REST',
    'None of your rights acts today: you are seconded to another organ, or your secondment is over',
    '您的授权目前均不生效：您正借调到其他机关，或借调期已满；请联系管理员',
  );
}

function operator(subject: string): Actor {
  return {
    subject,
    personId: null,
    tenantId: '',
    cityId: null,
    organId: '',
    organCode: '',
    unitId: null,
    roles: ['PLATFORM_OPERATOR'],
    isOperator: true,
  };
}
