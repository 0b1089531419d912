import { listRegistry } from '@yidan/list-registry';
import { summons } from '@yidan/summons';
import { startCity, type Answer, type TestCity } from '@yidan/testing';
import { anIssuerAtADoor, type IssuerAtDoor } from './an-issuer-at-a-door.ts';

const [registry, dispatch] = ['/api/list-registry/v1', '/api/summons/v1'];
const [district, admin, system] = ['990102', 'qh.admin', 'client:qh-swj'];

let city: TestCity;
let door: IssuerAtDoor;
beforeAll(async () => {
  door = await anIssuerAtADoor();
  city = await startCity([listRegistry, summons]);
  for (const name of ['list-registry', 'summons']) {
    await city.stopService(name);
    await city.startService(name, { identity: door.identity });
  }
  city.at('2026-03-02T09:00:00+08:00');
  for (const [tenantId, level] of [['990100', 'CITY'], [district, 'DISTRICT']] as const) {
    await made('platform.operator', 'tenants', {
      tenantId, level, name: tenantId, cityTenantId: '990100',
      establishmentOffice: { code: 'BB', name: '编办', shortName: '编办' },
      administrator: { subject: tenantId === district ? admin : 'ya.admin', name: '林国栋' },
    });
  }
  for (const code of ['SWJ', 'JTJ', 'CYZX']) {
    await made(admin, 'organs', { code, kind: code === 'CYZX' ? 'CITY_OPS_CENTRE' : 'GOV_DEPARTMENT', name: `${code}局`, shortName: code, units: [{ code: 'ZH', name: '综合科' }] });
  }
  await made(admin, 'people', { subject: system, name: '水务局系统', organCode: 'SWJ', roles: ['INTEGRATION_CLIENT'], scopes: ['matters.send', 'matters.read'] });
  await city.settled();
}, 120_000);
afterAll(async () => {
  await city?.stop();
  await door?.close();
});

const ask = async (subject: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const client = city.anonymous(await door.issuer.issue({ subject, audience: 'yidan', ttl: 600 }));
  return body === undefined ? client.get(path, headers) : client.post(path, body, headers);
};

async function made(subject: string, path: string, body: unknown): Promise<Answer['body']> {
  const { status, body: answer } = await ask(subject, `${registry}/${path}`, body);
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
  return answer;
}

const matter = (externalId: string) => ({ channel: 'DEPARTMENT_SYSTEM', externalId, title: '河道垃圾', content: '河道里有建筑垃圾', urgency: 'NORMAL' });

describe('a department’s system with a token for its own secret', () => {
  it('does in every service what its scopes list, for its organ, and nothing else', async () => {
    const client = city.anonymous(await door.systemToken(system));

    expect((await client.get(`${registry}/me`)).body).toMatchObject({ subject: system, name: null, organ: { code: 'SWJ' }, scopes: ['matters.send', 'matters.read'] });
    const sent = await client.post(`${dispatch}/matters`, matter('SWJ-1'));
    expect(sent.status).toBe(201);
    expect((await client.get(`${dispatch}/matters/${sent.body.id}`)).status).toBe(200);
    for (const path of [`${registry}/items`, `${registry}/organs`, `${dispatch}/orders`, `${dispatch}/statistics`, `${dispatch}/lexicon`]) {
      expect(await client.get(path)).toMatchObject({ status: 403, body: { code: 'SEC.SCOPE_MISSING' } });
    }
    expect(await client.post(`${registry}/people`, {})).toMatchObject({ status: 403, body: { code: 'SEC.FORBIDDEN' } });
  });

  it('has its acts journalled under its name', async () => {
    const { rows } = await city.sql('summons').query(`select actor::json->>'id' as actor from journal where type = 'dispatch.matter.received'`);
    expect(rows).toEqual([{ actor: system }]);
  });

  it('ends with its grant: at once where it was ended, in the other service when the event has arrived', async () => {
    const client = city.anonymous(await door.systemToken(system));
    const { body } = await ask(admin, `${registry}/people?subject=${system}`);
    await made(admin, `people/${body.items[0].personId}/leave`, { on: '2026-03-02', reason: 'SYSTEM_RETIRED' });

    expect(await client.get(`${registry}/me`)).toMatchObject({ status: 401, body: { code: 'AUTH.TENANT_MISSING' } });
    await city.settled();
    expect(await client.post(`${dispatch}/matters`, matter('SWJ-2'))).toMatchObject({ status: 401, body: { code: 'AUTH.TENANT_MISSING' } });
  });
});

describe('in a service that keeps copies', () => {
  const asksSummons = (subject: string, organ?: string): Promise<Answer> => ask(subject, `${dispatch}/orders`, undefined, organ === undefined ? {} : { 'yidan-organ': organ });

  it('a person who left has no right once the event has arrived', async () => {
    const { personId } = await made(admin, 'people', { subject: 'qh.leaver', name: '吴晓明', organCode: 'CYZX', roles: ['DISPATCH_OPERATOR'] });
    await city.settled();
    expect((await asksSummons('qh.leaver')).status).toBe(200);

    await made(admin, `people/${personId}/leave`, { on: '2026-03-02', reason: 'RETIREMENT' });
    await city.settled();

    expect(await asksSummons('qh.leaver')).toMatchObject({ status: 401, body: { code: 'AUTH.TENANT_MISSING' } });
  });

  it('a secondment begins and ends by the calendar, without any event of that day', async () => {
    const { personId } = await made(admin, 'people', { subject: 'qh.away', name: '陈海燕', organCode: 'SWJ', roles: ['ORGAN_DRAFTER'] });
    await made(admin, `people/${personId}/secondments`, { toOrganCode: 'CYZX', from: '2026-03-03', to: '2026-03-31', approvedByDocument: '清组通〔2026〕7号' });
    await made(admin, `people/${personId}/grants`, { role: 'DISPATCH_OPERATOR', organCode: 'CYZX' });
    await city.settled();
    const reached = async (): Promise<string[]> => {
      const answers = await Promise.all(['SWJ', 'CYZX'].map(async (organ) => [organ, (await asksSummons('qh.away', organ)).status] as const));
      return answers.filter(([, status]) => status === 200).map(([organ]) => organ);
    };

    expect(await reached()).toEqual(['SWJ']);
    city.at('2026-03-03T00:00:05+08:00');
    expect(await reached()).toEqual(['CYZX']);
    city.at('2026-04-01T00:00:05+08:00');
    expect(await reached()).toEqual(['SWJ']);
  });
});

describe('a key that the issuer replaces', () => {
  it('is followed by running services: tokens of the new one are taken, those of the old one go on', async () => {
    city.at('2026-03-02T09:00:00+08:00');
    const get = async (token: string): Promise<number> => (await city.anonymous(token).get(`${registry}/organs`)).status;
    const [before, unseen] = await Promise.all([1, 2].map(() => door.issuer.issue({ subject: admin, audience: 'yidan', ttl: 600 })));
    expect(await get(before!)).toBe(200);

    await door.rotate();

    const after = await door.issuer.issue({ subject: admin, audience: 'yidan', ttl: 600 });
    let status = await get(after);
    // Services ask for keys they do not know at most every few seconds.
    for (let tries = 0; status === 401 && tries < 40; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      status = await get(after);
    }
    expect(status).toBe(200);
    expect(await Promise.all([before!, unseen!].map(get))).toEqual([200, 200]);
  });
});
