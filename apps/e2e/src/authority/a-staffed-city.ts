import { SCOPES, type Scope } from '@yidan/contracts';
import { ROLES, type Relation, type Role } from '@yidan/kernel';
import { disputeArbitration } from '@yidan/dispute-arbitration';
import { listRegistry } from '@yidan/list-registry';
import { summons } from '@yidan/summons';
import { startCity, type Answer, type Caller, type TestCity } from '@yidan/testing';

export const registry = '/api/list-registry/v1';
export const dispatch = '/api/summons/v1';
export const disputes = '/api/dispute-arbitration/v1';

/** The city, the district that the cells are about, and the one beside it. */
const TENANTS = { CITY: '990100', HOME: '990102', AWAY: '990103' } as const;
type Place = keyof typeof TENANTS;
const SHORT: Record<Place, string> = { CITY: 'ya', HOME: 'qh', AWAY: 'lj' };
/** The organ that the objects belong to is named differently in each tenant, so that a foreign code names nothing. */
export const OWN_ORGAN: Record<Place, string> = { CITY: 'SWC', HOME: 'SWJ', AWAY: 'SWX' };

const organsOf = (place: Place) => [
  { code: OWN_ORGAN[place], kind: 'GOV_DEPARTMENT', units: [{ code: 'HD', name: '河道管理科' }, { code: 'ZF', name: '水政监察科' }] },
  { code: 'CGJ', kind: 'COMPREHENSIVE_ENFORCEMENT', units: [{ code: 'SR', name: '市容管理科' }] },
  { code: 'SFJ', kind: 'JUSTICE_BUREAU', units: [{ code: 'SC', name: '审查科' }] },
  { code: 'CYZX', kind: 'CITY_OPS_CENTRE', units: [{ code: 'PJ', name: '派件科' }] },
  { code: 'BMZ', kind: 'TOWNSHIP', units: [{ code: 'DZ', name: '党政办' }] },
  // Nobody stands there: the other side of every dispute.
  { code: 'JTJ', kind: 'GOV_DEPARTMENT', units: [{ code: 'LZ', name: '路政科' }] },
];

/** 立场: where somebody works, seen from the objects: the water bureau's river section of the home district. */
export type Standing = 'OWN_UNIT' | 'OWN_ORGAN' | 'SENDER' | 'OTHER_ORGAN' | 'FOREIGN' | 'CITY';
/** For each standing the posts to try, in order: not every role can be held everywhere. */
const ELSEWHERE: readonly Post[] = [['CGJ', 'SR'], ['SFJ', 'SC'], ['BB', null], ['CYZX', 'PJ']];
const POSTS: Record<Standing, { place: Place; posts: readonly Post[] }> = {
  OWN_UNIT: { place: 'HOME', posts: [['SWJ', 'HD']] },
  OWN_ORGAN: { place: 'HOME', posts: [['SWJ', 'ZF']] },
  SENDER: { place: 'HOME', posts: [['BMZ', 'DZ']] },
  OTHER_ORGAN: { place: 'HOME', posts: ELSEWHERE },
  FOREIGN: { place: 'AWAY', posts: [['SWX', 'HD'], ...ELSEWHERE] },
  CITY: { place: 'CITY', posts: [['SWC', 'HD'], ...ELSEWHERE] },
};
type Post = readonly [organ: string, unit: string | null];
export const STANDINGS = Object.keys(POSTS) as Standing[];

/** 办事人: somebody who holds one role, where they stand, and as a machine account one scope. */
export interface Official {
  readonly role: Role | null;
  readonly scope: Scope | null;
  readonly standing: Standing;
  ask(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
}

export function expectStatus(answer: Answer, ...statuses: number[]): Answer {
  if (!statuses.includes(answer.status)) throw new Error(`${answer.status} instead of ${statuses.join(' or ')}: ${JSON.stringify(answer.body).slice(0, 2000)}`);
  return answer;
}

/** 满员城市: a city and two districts with somebody in every role at every standing, as real accounts with real grants. */
export class StaffedCity {
  readonly officials: Official[] = [];

  private constructor(readonly city: TestCity) {}

  /** With somebody at these standings in every role; the people who bring objects into their states are there in any case. */
  static async start(standings: readonly Standing[] = STANDINGS): Promise<StaffedCity> {
    const city = await startCity([listRegistry, summons, disputeArbitration], { logLevel: 'error' });
    city.at('2026-03-02T09:00:00+08:00');
    const staffed = new StaffedCity(city);
    try {
      for (const place of Object.keys(TENANTS) as Place[]) await staffed.found(place);
      await staffed.appointAll(standings);
      await city.settled();
      return staffed;
    } catch (error) {
      await city.stop();
      throw error;
    }
  }

  /** Somebody of the home district who brings objects into their states; no cell is about these people. */
  as(name: string): Caller {
    return this.city.as(`qh.${name}`);
  }

  official(role: Role, standing: Standing): Official {
    const found = this.officials.find((one) => one.role === role && one.standing === standing);
    if (!found) throw new Error(`there is no ${role} at ${standing}`);
    return found;
  }

  stop(): Promise<void> {
    return this.city.stop();
  }

  private async found(place: Place): Promise<void> {
    const [tenantId, short] = [TENANTS[place], SHORT[place]];
    const office = { code: 'BB', name: `${tenantId}编办`, shortName: '编办' };
    const registration = { tenantId, name: tenantId, level: place === 'CITY' ? 'CITY' : 'DISTRICT', cityTenantId: TENANTS.CITY, establishmentOffice: office, administrator: { subject: `${short}.admin`, name: '林国栋' } };
    expectStatus(await this.city.as('platform.operator').post(`${registry}/tenants`, registration), 201);
    const admin = this.city.as(`${short}.admin`);
    for (const organ of organsOf(place)) expectStatus(await admin.post(`${registry}/organs`, { ...organ, name: `${tenantId}${organ.code}`, shortName: organ.code }), 201);
    if (place === 'CITY') expectStatus(await admin.post(`${registry}/people`, { subject: 'ya.op', name: '吴晓明', organCode: 'CYZX', roles: ['DISPATCH_OPERATOR'] }), 201);
    if (place !== 'HOME') return;
    for (const [name, organCode, unitCode, ...roles] of [
      ['second', 'BB', null, 'TENANT_ADMIN'],
      ['op', 'CYZX', null, 'DISPATCH_OPERATOR'],
      ['handler', 'SWJ', 'HD', 'UNIT_HANDLER'],
      ['head', 'SWJ', 'HD', 'UNIT_HEAD'],
      ['approver', 'SWJ', null, 'ORGAN_APPROVER'],
      ['supervisor', 'CYZX', null, 'SUPERVISOR'],
      ['caller', 'BMZ', 'DZ', 'TOWN_CALLER'],
    ] as const) {
      expectStatus(await admin.post(`${registry}/people`, { subject: `qh.${name}`, name: '吴晓明', organCode, ...(unitCode && { unitCode }), roles }), 201);
    }
    // The same words are sent again and again: nothing is learned from them.
    const policy = { value: { enabled: false, weight: 1 }, sourceDocument: '清府办〔2026〕1号', validFrom: '2026-01-01' };
    expectStatus(await admin.put(`${registry}/policies/dispatch.learning`, policy), 200);
  }

  private async appointAll(standings: readonly Standing[]): Promise<void> {
    const people = ROLES.filter((role) => role !== 'PLATFORM_OPERATOR' && role !== 'PUBLIC' && role !== 'INTEGRATION_CLIENT');
    const appointed = standings.map(async (standing) => {
      const here: Official[] = [
        { role: null, scope: null, standing, ask: this.asking(null) },
        { role: 'PLATFORM_OPERATOR', scope: null, standing, ask: this.asking('platform.operator') },
      ];
      for (const role of people) here.push(...(await this.appoint(role, null, standing)));
      for (const scope of SCOPES) here.push(...(await this.appoint('INTEGRATION_CLIENT', scope, standing)));
      return here;
    });
    for (const here of await Promise.all(appointed)) this.officials.push(...here);
  }

  /** Tries the posts of a standing until one can hold the role; where none can, nobody stands there in that role. */
  private async appoint(role: Role, scope: Scope | null, standing: Standing): Promise<Official[]> {
    const { place, posts } = POSTS[standing];
    const subject = `${scope ? 'client:' : ''}${SHORT[place]}.${role}.${scope ?? ''}.${standing}`.toLowerCase();
    for (const [organCode, unitCode] of posts) {
      const body = { subject, name: '吴晓明', organCode, ...(unitCode && { unitCode }), roles: [role], ...(scope && { scopes: [scope] }) };
      const answer = await this.city.as(`${SHORT[place]}.admin`).post(`${registry}/people`, body);
      if (answer.status === 422 && answer.body.code === 'ORG.ROLE_NOT_GRANTABLE') continue;
      expectStatus(answer, 201);
      return [{ role, scope, standing, ask: this.asking(subject) }];
    }
    return [];
  }

  /** Requests of one account, with one token for all of them; null has none. */
  private asking(subject: string | null): Official['ask'] {
    let token: Promise<string> | null = null;
    return async (method, path, body, headers = {}) => {
      if (subject) token ??= this.city.token(subject);
      const isForm = body instanceof FormData;
      const response = await fetch(this.city.address + path, {
        method,
        headers: { ...(token && { authorization: `Bearer ${await token}` }), ...(body && !isForm && { 'content-type': 'application/json' }), ...headers },
        ...(body && { body: isForm ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = (response.headers.get('content-type') ?? '').includes('json');
      return { status: response.status, body: isJson && text ? JSON.parse(text) : text, headers: response.headers };
    };
  }
}

/** How each standing is related to what the home river section holds, and the township sent. */
export const RELATED: Readonly<Record<Standing, readonly Relation[]>> = {
  OWN_UNIT: ['OWN_TENANT', 'OWN_ORGAN', 'OWN_UNIT', 'HOLDER'],
  OWN_ORGAN: ['OWN_TENANT', 'OWN_ORGAN'],
  SENDER: ['OWN_TENANT', 'CREATOR'],
  OTHER_ORGAN: ['OWN_TENANT'],
  FOREIGN: [],
  CITY: ['SUPERIOR'],
};
