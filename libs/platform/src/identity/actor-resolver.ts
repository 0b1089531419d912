import type { Role } from '@yidan/kernel';
import { Problem } from '../http/problem.ts';
import type { Actor } from './actor.ts';

/** One grant in force, as the resolver reads it. */
export interface GrantRow {
  tenantId: string;
  cityId: string | null;
  organId: string;
  organCode: string;
  unitId: string | null;
  homeUnitId: string | null;
  personId: string;
  role: Role;
}

/** What the resolver needs of the worker's connections, which see the grants of all tenants. */
export interface GrantSource {
  query<Row extends object>(text: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

/** Which of several organs and units the caller wants to act for. */
export interface Choice {
  organ?: string | undefined;
  unit?: string | undefined;
}

const GRANTS = `
  select g.tenant_id as "tenantId", t.city_tenant_id as "cityId", g.organ_id as "organId", o.code as "organCode",
         g.unit_id as "unitId", p.unit_id as "homeUnitId", g.person_id as "personId", g.role
    from role_grant g
    join organ o on o.tenant_id = g.tenant_id and o.id = g.organ_id
    join person_account p on p.tenant_id = g.tenant_id and p.id = g.person_id
    left join tenant t on t.tenant_id = g.tenant_id
   where g.subject = $1 and g.ended_at is null
   order by g.tenant_id, o.code, g.unit_id`;

/** 身份解析: finds the actor behind a subject in the grants, anew at every request, so that a right ends when its grant ends. */
export class ActorResolver {
  constructor(
    private readonly source: GrantSource,
    private readonly operatorSubject: string,
  ) {}

  async actorOf(subject: string, choice: Choice = {}): Promise<Actor> {
    if (subject === this.operatorSubject) return operator(subject);
    const { rows } = await this.source.query<GrantRow>(GRANTS, [subject]);
    return actorFrom(subject, rows, choice);
  }
}

/** The actor that a subject's grants make, for the organ and unit it chose. */
export function actorFrom(subject: string, all: readonly GrantRow[], choice: Choice = {}): Actor {
  // Operating the platform is a matter of configuration: no tenant can grant it.
  const grants = all.filter((grant) => grant.role !== 'PLATFORM_OPERATOR');
  const ofOrgan = grantsOfOneOrgan(grants, choice.organ);
  const unitId = unitOf(ofOrgan, choice.unit);
  const inForce = ofOrgan.filter((grant) => grant.unitId === null || grant.unitId === unitId);
  const [first] = inForce;
  if (!first) throw noGrant();
  const roles = [...new Set(inForce.map((grant) => grant.role))];
  return {
    subject,
    personId: roles.includes('INTEGRATION_CLIENT') ? null : first.personId,
    tenantId: first.tenantId,
    cityId: first.cityId,
    organId: first.organId,
    organCode: first.organCode,
    unitId,
    roles,
    isOperator: false,
  };
}

function grantsOfOneOrgan(grants: readonly GrantRow[], wanted: string | undefined): readonly GrantRow[] {
  const chosen = wanted === undefined ? grants : grants.filter((grant) => grant.organCode === wanted || nameOf(grant) === wanted);
  if (chosen.length === 0) throw noGrant();
  const organs = [...new Set(chosen.map(nameOf))];
  if (organs.length === 1) return chosen;
  throw new Problem(
    403,
    'SEC.ORGAN_REQUIRED',
    `You may act for several organs; name one in the header Yidan-Organ: ${organs.join(', ')}`,
    `您在多个机关任职，请用请求头 Yidan-Organ 指明本次代表的机关：${organs.join('、')}`,
  );
}

// Two districts may both have an SCJG; with its tenant in front the name is the only one.
function nameOf(grant: GrantRow): string {
  return `${grant.tenantId}/${grant.organCode}`;
}

// One unit at a time: the head of one unit who handles in another must not act there as its head.
function unitOf(grants: readonly GrantRow[], wanted: string | undefined): string | null {
  const units = new Set(grants.flatMap((grant) => (grant.unitId ? [grant.unitId] : [])));
  const home = grants[0]?.homeUnitId ?? null;
  if (wanted !== undefined) {
    if (!units.has(wanted) && wanted !== home) throw noGrant();
    return wanted;
  }
  const [only] = units;
  return units.size > 0 && !(home && units.has(home)) ? (only ?? null) : home;
}

function noGrant(): Problem {
  return new Problem(403, 'SEC.NO_GRANT', 'You hold no role there', '您没有相应的授权');
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
