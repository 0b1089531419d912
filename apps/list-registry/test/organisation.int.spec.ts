import { AccountAnswer, GrantAnswer, OrganAnswer, OrganSummary, PersonAnswer, TenantsAnswer, UnitAnswer, type CreateOrgan } from '@yidan/contracts';
import { creditCodeCheckCharacter } from '@yidan/kernel';
import { startCity, type TestCity } from '@yidan/testing';
import { Client } from 'pg';
import { listRegistry } from '../src/service.ts';

const api = '/api/list-registry/v1';
const operator = 'platform.operator';
const [yunan, qinghe, linjiang, xinshui] = ['990100', '990102', '990103', '990105'] as const;
const names = ['周文静', '陈海燕', '林国栋', '吴晓明', '高志强', '许婉清'];

let city: TestCity;

beforeAll(async () => {
  city = await startCity([listRegistry]);
  city.at('2026-03-02T09:00:00+08:00');
  expect((await register(yunan)).status).toBe(201);
  expect((await register(qinghe)).status).toBe(201);
  expect((await register(linjiang)).status).toBe(201);
}, 60_000);
afterAll(() => city?.stop());

describe('a tenant', () => {
  it('is registered by the operator with its 编办 and its first administrator, who can act at once', async () => {
    expect((await city.as('qh.admin').get(`${api}/tenants/current`)).body).toMatchObject({ tenantId: qinghe, level: 'DISTRICT', cityTenantId: yunan });
    const { body } = await city.as('qh.admin').get(`${api}/organs`);
    expect(body).toMatchObject({ total: 1, items: [{ code: 'BB', kind: 'ESTABLISHMENT_OFFICE', level: 'DISTRICT' }] });
  });

  it('registered again in the same words is the same tenant; in other words it is refused', async () => {
    const again = await register(qinghe);
    expect(again).toMatchObject({ status: 200, body: { tenantId: qinghe, rowVersion: 1 } });
    expect(await register(qinghe, { name: '清河新区' })).toMatchObject({ status: 409, body: { code: 'ORG.TENANT_TAKEN' } });
    expect(await count('list-registry', `select from journal where type = 'org.tenant.registered' and tenant_id = '${qinghe}'`)).toBe(1);
  });

  it('registered twice at the same moment is registered once', async () => {
    const answers = await Promise.all([register('990104'), register('990104'), register('990104')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  });

  it('of a city that is not here is refused, and nobody but the operator registers or lists tenants', async () => {
    expect(await register('880102', { cityTenantId: '880100' })).toMatchObject({ status: 422, body: { code: 'ORG.CITY_UNKNOWN' } });
    expect(await city.as('ya.admin').post(`${api}/tenants`, registration('990109'))).toMatchObject({ status: 403 });
    expect((await city.as(operator).get(`${api}/tenants`)).body.items.map((tenant: { tenantId: string }) => tenant.tenantId)).toEqual(expect.arrayContaining([yunan, qinghe, linjiang]));
    expect((await city.as('qh.admin').get(`${api}/tenants`)).status).toBe(403);
  });
});

describe('an organ', () => {
  it('is set up with its units in one act, and what deserves a look is pointed out', async () => {
    const organ = await setUp({
      code: 'SWJ', name: '清河区水务局', shortName: '水务局', approvedStaff: 30, actualStaff: 31,
      units: [{ code: 'HHGL', name: '河湖管理科', provisionText: '负责河湖长制日常工作', approvedStaff: 6, actualStaff: 6 }, { code: 'SZZD', name: '水政监察科', provisionText: '', approvedStaff: 2, actualStaff: 2 }],
    });

    expect(organ).toMatchObject({ code: 'SWJ', regionCode: qinghe, level: 'DISTRICT', unitCount: 2, rowVersion: 1 });
    expect(organ.units.map(({ code }) => code)).toEqual(['HHGL', 'SZZD']);
    expect(organ.warnings.map(({ code, path }) => `${code} ${path}`)).toEqual(['OVER_ESTABLISHMENT actualStaff', 'UNIT_BELOW_MIN_STAFF units.SZZD']);
    const types = await journalled(`agg_id = '${organ.organId}' or payload->>'organId' = '${organ.organId}'`);
    expect(types).toEqual(['org.organ.created', 'org.unit.changed', 'org.unit.changed']);
  });

  it('whose unit is refused is not set up at all', async () => {
    const twice = { code: 'ZH', name: '办公室' };
    expect(await post('qh.admin', 'organs', { ...anOrgan('HALF'), units: [twice, { ...twice, name: '综合科' }] })).toMatchObject({ status: 409, body: { code: 'ORG.CODE_TAKEN' } });
    expect((await city.as('qh.admin').get(`${api}/organs/HALF`)).status).toBe(404);
  });

  it('shares neither its code nor its name, short name or credit code with another', async () => {
    const creditCode = withCheck('11990102MB0000001');
    await setUp({ ...anOrgan('JTJ'), unifiedSocialCreditCode: creditCode });
    const refused = async (change: Partial<CreateOrgan>) => (await post('qh.admin', 'organs', { ...anOrgan('JTX'), ...change })).body.code as string;
    expect(await refused({ code: 'JTJ' })).toBe('ORG.CODE_TAKEN');
    expect(await refused({ name: '清河区JTJ' })).toBe('ORG.NAME_TAKEN');
    expect(await refused({ shortName: 'JTJ' })).toBe('ORG.NAME_TAKEN');
    expect(await refused({ unifiedSocialCreditCode: creditCode })).toBe('ORG.CREDIT_CODE_TAKEN');
    expect(await refused({ unifiedSocialCreditCode: creditCode.replace(/.$/, creditCode.endsWith('0') ? '1' : '0') })).toBe('ORG.CREDIT_CODE_INVALID');
  });

  it('may take the name of one that is abolished, but not its code', async () => {
    await setUp({ ...anOrgan('LSJ'), name: '清河区粮食局', shortName: '粮食局', status: 'ABOLISHED', establishedOn: '2001-01-01', abolishedOn: '2019-03-31' });
    const successor = await setUp({ ...anOrgan('LSZB'), name: '清河区粮食局', shortName: '粮食局', predecessorCodes: ['LSJ'] });
    expect(successor.predecessorIds).toHaveLength(1);
    expect(await post('qh.admin', 'organs', anOrgan('LSJ'))).toMatchObject({ status: 409, body: { code: 'ORG.CODE_TAKEN' } });
  });

  it('of a kind that a tenant has once is refused the second time', async () => {
    await setUp({ ...anOrgan('SFJ'), kind: 'JUSTICE_BUREAU' });
    expect(await post('qh.admin', 'organs', { ...anOrgan('SFX'), kind: 'JUSTICE_BUREAU' })).toMatchObject({ status: 409, body: { code: 'ORG.ONE_PER_TENANT' } });
    expect(await post('qh.admin', 'organs', { ...anOrgan('BBX'), kind: 'ESTABLISHMENT_OFFICE' })).toMatchObject({ status: 409, body: { code: 'ORG.ONE_PER_TENANT' } });
  });

  it('with one code, set up four times at the same moment, exists once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => post('qh.admin', 'organs', anOrgan('RACE'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await count('list-registry', `select from organ where code = 'RACE'`)).toBe(1);
    expect(await journalled(`payload->>'code' = 'RACE'`)).toEqual(['org.organ.created']);
  });

  it('sent again under its Idempotency-Key is answered as before', async () => {
    const key = { 'idempotency-key': 'organ-idem' };
    const first = await city.as('qh.admin').post(`${api}/organs`, anOrgan('IDEM'), key);
    const second = await city.as('qh.admin').post(`${api}/organs`, anOrgan('IDEM'), key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replay')).toBe('true');
  });

  it('names as superior only an organ that exists', async () => {
    expect(await post('qh.admin', 'organs', { ...anOrgan('XX'), superiorOrganCode: 'NONE' })).toMatchObject({
      status: 422,
      body: { code: 'ORG.ORGAN_UNKNOWN', violations: [{ path: 'superiorOrganCode' }] },
    });
  });

  it('is changed only by whoever read its newest version', async () => {
    await setUp(anOrgan('NYJ'));
    expect((await patch('qh.admin', 'organs/NYJ', { shortName: '农业农村局' })).status).toBe(428);
    const changed = await patch('qh.admin', 'organs/NYJ', { shortName: '农业农村局', approvedStaff: 12 }, 1);
    expect(changed).toMatchObject({ status: 200, body: { shortName: '农业农村局', approvedStaff: 12, rowVersion: 2 } });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect((await patch('qh.admin', 'organs/NYJ', { shortName: '农业局' }, 1)).status).toBe(412);
    expect(await journalled(`agg_id = '${changed.body.organId}'`)).toEqual(['org.organ.created', 'org.organ.updated']);
    const { rows } = await city.sql('list-registry').query(`select changes from journal where agg_id = $1 and type = 'org.organ.updated'`, [changed.body.organId]);
    expect(rows[0]).toEqual({ changes: { before: { shortName: 'NYJ', approvedStaff: 0 }, after: { shortName: '农业农村局', approvedStaff: 12 } } });
  });

  it('changed to what it is stays as it is', async () => {
    await setUp(anOrgan('SAME'));
    expect((await patch('qh.admin', 'organs/SAME', { name: '清河区SAME' }, 1)).body.rowVersion).toBe(1);
  });

  it('never stands under itself, also when two changes close the circle at the same moment', async () => {
    for (const code of ['CA', 'CB']) await setUp(anOrgan(code));
    const answers = await Promise.all([patch('qh.admin', 'organs/CA', { superiorOrganCode: 'CB' }, 1), patch('qh.admin', 'organs/CB', { superiorOrganCode: 'CA' }, 1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(answers.find(({ status }) => status === 422)?.body.code).toBe('ORG.SUPERIOR_CYCLE');
  });

  it('gets further units, whose staffing changes by version', async () => {
    await setUp(anOrgan('JYJ'));
    const unit = await post('qh.admin', 'organs/JYJ/units', { code: 'JJK', name: '基础教育科', approvedStaff: 4, actualStaff: 3 });
    expect(unit).toMatchObject({ status: 201, body: { code: 'JJK', organCode: 'JYJ', rowVersion: 1, warnings: [] } });
    const changed = await patch('qh.admin', 'organs/JYJ/units/JJK', { actualStaff: 5 }, 1);
    expect(changed).toMatchObject({ status: 200, body: { actualStaff: 5, rowVersion: 2, warnings: [{ code: 'OVER_ESTABLISHMENT' }] } });
    expect(await post('qh.admin', 'organs/JYJ/units', { code: 'JJK', name: '高等教育科' })).toMatchObject({ status: 409, body: { code: 'ORG.CODE_TAKEN' } });
    expect(await post('qh.admin', 'organs/JYJ/units', { code: 'GJK', name: '基础教育科' })).toMatchObject({ status: 409, body: { code: 'ORG.NAME_TAKEN' } });
    expect(await journalled(`agg_id = '${unit.body.unitId}'`)).toEqual(['org.unit.changed', 'org.unit.changed']);
  });

  it('is found by kind, by word and page by page', async () => {
    const all = (await city.as('qh.admin').get(`${api}/organs?limit=200`)).body;
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await city.as('qh.admin').get(`${api}/organs?limit=5${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map((organ: OrganAnswer) => organ.code));
      expect(body.total).toBe(all.total);
      if (!body.next) break;
      cursor = body.next;
    }
    expect(seen).toEqual(all.items.map((organ: OrganAnswer) => organ.code));
    expect((await city.as('qh.admin').get(`${api}/organs?kind=JUSTICE_BUREAU`)).body.items.map((organ: OrganAnswer) => organ.code)).toEqual(['SFJ']);
    expect((await city.as('qh.admin').get(`${api}/organs?keyword=${encodeURIComponent('水务')}`)).body.items.map((organ: OrganAnswer) => organ.code)).toEqual(['SWJ']);
    expect((await city.as('qh.admin').get(`${api}/organs?keyword=%25`)).body.total).toBe(0);
  });

  it('is answered as its contract says, and so are units, accounts and grants', async () => {
    await setUp(anOrgan('FORM'));
    UnitAnswer.parse((await post('qh.admin', 'organs/FORM/units', { code: 'ZH', name: '办公室' })).body);
    OrganAnswer.parse((await city.as('qh.admin').get(`${api}/organs/FORM`)).body);
    OrganSummary.array().parse((await city.as('qh.admin').get(`${api}/organs`)).body.items);
    const account = AccountAnswer.parse((await person('qh.form', [])).body);
    GrantAnswer.parse((await post('qh.admin', `people/${account.personId}/grants`, { role: 'UNIT_HEAD', unitCode: 'HHGL' })).body);
    PersonAnswer.array().parse((await city.as('qh.admin').get(`${api}/people`)).body.items);
    TenantsAnswer.parse((await city.as(operator).get(`${api}/tenants`)).body);
  });

  it('is set up by administrators only', async () => {
    await person('qh.reader', ['ORGAN_DRAFTER']);
    expect(await post('qh.reader', 'organs', anOrgan('NO'))).toMatchObject({ status: 403, body: { code: 'SEC.FORBIDDEN' } });
    expect((await city.as('qh.reader').get(`${api}/organs/SWJ`)).status).toBe(200);
  });
});

describe('a person', () => {
  it('gets an account and the first roles in one act; unit roles are held for the unit', async () => {
    const { body } = await person('qh.handler', ['UNIT_HANDLER', 'ORGAN_DRAFTER'], { unitCode: 'HHGL' });
    expect(body).toMatchObject({ subject: 'qh.handler', organCode: 'SWJ', unitCode: 'HHGL' });
    expect(body.grants.map(({ role, unitCode }: { role: string; unitCode: string | null }) => `${role} ${unitCode}`)).toEqual(['UNIT_HANDLER HHGL', 'ORGAN_DRAFTER null']);
    expect(await journalled(`payload->>'personId' = '${body.personId}'`)).toEqual(['org.person.registered', 'org.grant.given', 'org.grant.given']);
  });

  it('whose role is refused is not registered', async () => {
    expect(await person('qh.false', ['ORGAN_DRAFTER', 'ESTABLISHMENT_OFFICER'])).toMatchObject({ status: 422, body: { code: 'ORG.ROLE_NOT_GRANTABLE' } });
    expect(await count('list-registry', `select from person_account where subject = 'qh.false'`)).toBe(0);
  });

  it('has an account that nobody else has, in any tenant', async () => {
    expect(await person('qh.handler', [])).toMatchObject({ status: 409, body: { code: 'ORG.SUBJECT_TAKEN' } });
    const stolen = { subject: 'qh.handler', name: '某人', organCode: 'BB', roles: ['TENANT_ADMIN'] };
    expect(await post('lj.admin', 'people', stolen)).toMatchObject({ status: 409, body: { code: 'ORG.SUBJECT_TAKEN' } });
  });

  it('acts for the organ it names when it holds roles in two', async () => {
    const { body } = await person('qh.two', ['ORGAN_DRAFTER']);
    const grant = await post('qh.admin', `people/${body.personId}/grants`, { role: 'ORGAN_APPROVER', organCode: 'JTJ' });
    expect(grant).toMatchObject({ status: 201, body: { role: 'ORGAN_APPROVER', organCode: 'JTJ', state: 'IN_FORCE', actions: ['end'] } });
    expect(await city.as('qh.two').get(`${api}/tenants/current`)).toMatchObject({ status: 403, body: { code: 'SEC.ORGAN_REQUIRED' } });
    expect((await city.as('qh.two', { 'yidan-organ': 'JTJ' }).get(`${api}/tenants/current`)).status).toBe(200);
    expect(await post('qh.admin', `people/${body.personId}/grants`, { role: 'ORGAN_APPROVER', organCode: 'JTJ' })).toMatchObject({ status: 409, body: { code: 'ORG.GRANT_EXISTS' } });
  });

  it('given one role four times at the same moment holds it once', async () => {
    const { body } = await person('qh.race', []);
    const answers = await Promise.all(Array.from({ length: 4 }, () => post('qh.admin', `people/${body.personId}/grants`, { role: 'ORGAN_DRAFTER' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('loses its right with its grant, at the next request', async () => {
    const { body } = await person('qh.leaver', ['ORGAN_DRAFTER']);
    expect((await city.as('qh.leaver').get(`${api}/organs`)).status).toBe(200);

    const ended = await post('qh.admin', `grants/${body.grants[0].grantId}/end`);

    expect(ended).toMatchObject({ status: 200, body: { state: 'ENDED', actions: [], rowVersion: 2 } });
    expect(await city.as('qh.leaver').get(`${api}/organs`)).toMatchObject({ status: 401, body: { code: 'AUTH.TENANT_MISSING' } });
    expect(await post('qh.admin', `grants/${body.grants[0].grantId}/end`)).toMatchObject({ status: 409, body: { code: 'COMMON.STEP_OUT_OF_ORDER' } });
    expect(await journalled(`agg_id = '${body.grants[0].grantId}'`)).toEqual(['org.grant.given', 'org.grant.ended']);
  });

  it('that is the last administrator stays, also when two end each other at the same moment', async () => {
    await register(xinshui);
    const first = await grantOf('xs.admin', 'TENANT_ADMIN');
    expect(await post('xs.admin', `grants/${first}/end`)).toMatchObject({ status: 409, body: { code: 'ORG.LAST_ADMIN' } });
    const { body } = await post('xs.admin', 'people', { subject: 'xs.second', name: names[3], organCode: 'BB', roles: ['TENANT_ADMIN'] });

    const answers = await Promise.all([post('xs.admin', `grants/${body.grants[0].grantId}/end`), post('xs.second', `grants/${first}/end`)]);

    // Whoever comes second finds its own right gone or itself the last one.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await count('list-registry', `select from role_grant where tenant_id = '${xinshui}' and role = 'TENANT_ADMIN' and ended_at is null`)).toBe(1);
  });

  it('that is a machine is an integration client of its organ', async () => {
    const machine = await person('client:swj-oa', ['INTEGRATION_CLIENT'], { scopes: ['organs.read'] });
    expect(machine.status).toBe(201);
    expect((await city.as('client:swj-oa').get(`${api}/tenants/current`)).body.tenantId).toBe(qinghe);
    expect(await person('client:swj-crm', ['ORGAN_DRAFTER'])).toMatchObject({ status: 422, body: { code: 'ORG.ROLE_NOT_GRANTABLE' } });
  });
});

describe('names', () => {
  it('are read by administrators, and who read whose is written down', async () => {
    const { body } = await city.as('qh.admin').get(`${api}/people?organCode=SWJ&limit=2`);
    expect(body.items.map((read: PersonAnswer) => typeof read.name)).toEqual(['string', 'string']);
    const { rows } = await city.sql('list-registry').query(`select payload->'personIds' as ids, published from journal where type = 'org.person.names-disclosed' order by seq desc limit 1`);
    expect(rows).toEqual([{ ids: body.items.map((read: PersonAnswer) => read.personId), published: false }]);
    expect((await city.as('qh.reader').get(`${api}/people`)).status).toBe(403);
  });

  it('stand nowhere in the database but as ciphertext, not in the journal and not in remembered answers', async () => {
    const registered = await city.as('qh.admin').post(`${api}/people`, { subject: 'qh.named', name: names[4], organCode: 'SWJ' }, { 'idempotency-key': 'named' });
    expect(registered.status).toBe(201);
    expect(JSON.stringify(registered.body)).not.toContain(names[4]);
    const { rows: tables } = await city.sql('list-registry').query<{ name: string }>(`select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
    const found: string[] = [];
    for (const { name: table } of tables) {
      const { rows } = await city.sql('list-registry').query<{ text: string }>(`select t::text as text from ${table} t`);
      const hexed = names.map((name) => Buffer.from(name).toString('hex'));
      for (const { text } of rows) if ([...names, ...hexed].some((name) => text.includes(name))) found.push(table);
    }
    expect(tables.length).toBeGreaterThan(15);
    expect(found).toEqual([]);
  });
});

describe('F-147 two tenants', () => {
  it('see nothing of each other through the API', async () => {
    await setUp(anOrgan('SECRET'));
    expect((await city.as('lj.admin').get(`${api}/organs/SECRET`)).status).toBe(404);
    expect((await city.as('lj.admin').get(`${api}/organs`)).body.items.map((organ: OrganAnswer) => organ.code)).toEqual(['BB']);
    expect((await city.as('lj.admin').get(`${api}/people`)).body.items.map((read: PersonAnswer) => read.subject)).toEqual(['lj.admin']);
    expect((await patch('lj.admin', 'organs/SECRET', { name: '夺名' }, 1)).status).toBe(404);
    expect((await post('lj.admin', 'organs/SECRET/units', { code: 'ZH', name: '办公室' })).status).toBe(404);
    expect((await post('lj.admin', 'organs', { ...anOrgan('OWN'), superiorOrganCode: 'SECRET' })).body.code).toBe('ORG.ORGAN_UNKNOWN');
    expect((await post('lj.admin', `grants/${await grantOf('qh.admin', 'TENANT_ADMIN')}/end`)).status).toBe(404);
    expect((await post('lj.admin', `people/${await personId('qh.two')}/grants`, { role: 'TENANT_ADMIN', organCode: 'BB' })).status).toBe(404);
    expect((await city.as('lj.admin', { 'yidan-organ': `${qinghe}/SECRET` }).get(`${api}/organs`)).status).toBe(403);
  });

  it('and the city sees nothing of its districts’ organs and people', async () => {
    expect((await city.as('ya.admin').get(`${api}/organs/SECRET`)).status).toBe(404);
    expect((await city.as('ya.admin').get(`${api}/people`)).body.total).toBe(1);
  });

  it('may use the same codes and names', async () => {
    expect((await post('ya.admin', 'organs', { ...anOrgan('SWJ'), name: '清河区水务局' })).status).toBe(201);
  });

  it.each(['tenant', 'organ', 'internal_unit', 'post', 'person_account', 'role_grant', 'calendar_year', 'calendar_day_set', 'policy_value', 'journal'])(
    'see only their own rows of %s in the database, and none without a tenant',
    async (table) => {
      const seen = async (tenant: string) => asApp(tenant, (client) => client.query<{ tenant_id: string }>(`select distinct tenant_id from ${table}`).then(({ rows }) => rows.map((row) => row.tenant_id)));
      expect(await seen('')).toEqual([]);
      for (const tenant of [qinghe, linjiang]) expect((await seen(tenant)).filter((id) => id !== tenant)).toEqual([]);
    },
  );

  it('cannot write a row of the other', async () => {
    const move = asApp(qinghe, (client) => client.query(`update organ set tenant_id = '${linjiang}' where code = 'SECRET'`));
    await expect(move).rejects.toThrow('row-level security');
    const take = await asApp(linjiang, (client) => client.query(`update organ set name = '夺名' where code = 'SECRET'`));
    expect(take.rowCount).toBe(0);
    await expect(asApp(linjiang, (client) => client.query(`delete from journal`))).rejects.toThrow('permission denied');
  });
});

function registration(tenantId: string, change: object = {}) {
  const isCity = tenantId === yunan;
  const prefix = { [yunan]: 'ya', [qinghe]: 'qh', [linjiang]: 'lj', [xinshui]: 'xs' }[tenantId] ?? `t${tenantId}`;
  return {
    tenantId,
    name: { [yunan]: '云安市', [qinghe]: '清河区', [linjiang]: '临江县' }[tenantId] ?? tenantId,
    level: isCity ? 'CITY' : 'DISTRICT',
    cityTenantId: yunan,
    establishmentOffice: { code: 'BB', name: `${prefix}编办`, shortName: '编办' },
    administrator: { subject: `${prefix}.admin`, name: names[isCity ? 0 : tenantId === qinghe ? 1 : 2] },
    ...change,
  };
}

const register = (tenantId: string, change: object = {}) => city.as(operator).post(`${api}/tenants`, registration(tenantId, change));
const anOrgan = (code: string) => ({ code, kind: 'GOV_DEPARTMENT' as const, name: `清河区${code}`, shortName: code });
const post = (subject: string, path: string, body: unknown = {}) => city.as(subject).post(`${api}/${path}`, body);
const person = (subject: string, roles: string[], more: object = {}) => post('qh.admin', 'people', { subject, name: names[5], organCode: 'SWJ', roles, ...more });

async function setUp(organ: Partial<CreateOrgan>): Promise<OrganAnswer> {
  const { status, body } = await post('qh.admin', 'organs', { kind: 'GOV_DEPARTMENT', ...organ });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return OrganAnswer.parse(body);
}

// The test client speaks no PATCH.
async function patch(subject: string, path: string, body: unknown, version?: number) {
  const response = await fetch(`${city.address}${api}/${path}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${await city.token(subject)}`, 'content-type': 'application/json', ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
    body: JSON.stringify(body),
  });
  // Answers are looked at by name, as the test client gives them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { status: response.status, headers: response.headers, body: (await response.json()) as any };
}

async function count(service: string, sql: string): Promise<number> {
  return (await city.sql(service).query(sql)).rowCount ?? 0;
}

async function journalled(where: string): Promise<string[]> {
  const { rows } = await city.sql('list-registry').query<{ type: string }>(`select type from journal where published and (${where}) order by seq`);
  return rows.map(({ type }) => type);
}

async function grantOf(subject: string, role: string): Promise<string> {
  const { rows } = await city.sql('list-registry').query<{ id: string }>(`select id from role_grant where subject = $1 and role = $2`, [subject, role]);
  return rows[0]!.id;
}

async function personId(subject: string): Promise<string> {
  const { rows } = await city.sql('list-registry').query<{ id: string }>(`select id from person_account where subject = $1`, [subject]);
  return rows[0]!.id;
}

async function asApp<T>(tenant: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: city.urls('list-registry').app });
  await client.connect();
  try {
    if (tenant) await client.query(`select set_config('app.tenant', $1, false)`, [tenant]);
    return await work(client);
  } finally {
    await client.end();
  }
}

function withCheck(first17: string): string {
  return first17 + creditCodeCheckCharacter(first17);
}
