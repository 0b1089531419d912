import { AccountAnswer, MeAnswer, PostAnswer } from '@yidan/contracts';
import type { Answer, TestCity } from '@yidan/testing';
import { api, aRegistry, expectStatus, inForceFrom, linjiang, officerOf, qinghe, setUpOrgan } from './a-registry.ts';
import { aRow } from './a-list.ts';

const [admin, monday, tuesday] = [officerOf(qinghe), '2026-03-02T09:00:00+08:00', '2026-03-03T09:00:00+08:00'];
const document = '清组通〔2026〕7号';
const away = { toOrganCode: 'JTJ', from: '2026-03-02', to: '2026-03-31', approvedByDocument: document };

let city: TestCity;
beforeAll(async () => {
  city = await aRegistry();
  await setUpOrgan(city, qinghe, 'SWJ', ['水资源科', '河湖管理科']);
  await setUpOrgan(city, qinghe, 'JTJ', ['公路科']);
  await setUpOrgan(city, qinghe, 'GAJ', ['治安科']);
}, 60_000);
beforeEach(() => city.at(monday));
afterAll(() => city?.stop());

const post = (path: string, body: unknown = {}, subject = admin): Promise<Answer> => city.as(subject).post(`${api}/${path}`, body);
const put = (path: string, body: unknown, version: number): Promise<Answer> => city.as(admin).put(`${api}/${path}`, body, { 'if-match': `"${version}"` });
/** The request whose fate is watched. */
const asks = (subject: string, organ?: string): Promise<Answer> => city.as(subject, organ === undefined ? {} : { 'yidan-organ': organ }).get(`${api}/organs`);

async function aPerson(subject: string, roles: string[], more: object = {}): Promise<AccountAnswer> {
  return AccountAnswer.parse(expectStatus(await post('people', { subject, name: '吴晓明', organCode: 'SWJ', roles, ...more }), 201).body);
}

async function unitOf(organ: string, code: string): Promise<string> {
  const { body } = await city.as(admin).get(`${api}/organs/${organ}`);
  return body.units.find((unit: { code: string }) => unit.code === code).unitId;
}

describe('a person who leaves', () => {
  it('has no right from the next request on, all of them ended in one act', async () => {
    const { personId } = await aPerson('qh.leaver', ['ORGAN_DRAFTER', 'ORGAN_APPROVER']);
    expectStatus(await post(`people/${personId}/grants`, { role: 'ORGAN_DRAFTER', organCode: 'JTJ' }), 201);
    expect((await asks('qh.leaver', 'JTJ')).status).toBe(200);

    const left = expectStatus(await post(`people/${personId}/leave`, { on: '2026-03-02', reason: 'RETIREMENT' }), 200);

    for (const organ of [undefined, 'SWJ', 'JTJ']) expect(await asks('qh.leaver', organ)).toMatchObject({ status: 401, body: { code: 'AUTH.TENANT_MISSING' } });
    expect(AccountAnswer.parse(left.body)).toMatchObject({ state: 'LEFT', leftOn: '2026-03-02', leaveReason: 'RETIREMENT', grants: [], actions: [] });
    const { rows } = await city.sql('list-registry').query(`select type, xmin::text as tx from journal where agg_id::text = $1 or payload->>'personId' = $1 order by seq`, [personId]);
    const ending = rows.slice(-4) as { type: string; tx: string }[];
    expect(ending.map(({ type }) => type)).toEqual(['org.person.left', 'org.grant.ended', 'org.grant.ended', 'org.grant.ended']);
    expect(new Set(ending.map(({ tx }) => tx)).size).toBe(1);
  });

  it('gets nothing more, leaves once, and not on a day to come', async () => {
    const { personId } = await aPerson('qh.gone', []);
    expect(await post(`people/${personId}/leave`, { on: '2026-03-03', reason: 'TRANSFER' })).toMatchObject({ status: 422, body: { code: 'ORG.LEAVES_IN_FUTURE' } });
    expectStatus(await post(`people/${personId}/leave`, { on: '2026-03-01', reason: 'TRANSFER' }), 200);
    expect(await post(`people/${personId}/leave`, { on: '2026-03-01', reason: 'TRANSFER' })).toMatchObject({ status: 409, body: { code: 'COMMON.STEP_OUT_OF_ORDER' } });
    expect(await post(`people/${personId}/grants`, { role: 'ORGAN_DRAFTER' })).toMatchObject({ status: 409, body: { code: 'ORG.HAS_LEFT' } });
  });

  it('may be registered anew, also in another district, and the old rights stay ended', async () => {
    const { personId } = await aPerson('qh.mover', ['ORGAN_APPROVER']);
    const there = { subject: 'qh.mover', name: '吴晓明', organCode: 'BB', roles: ['ORGAN_DRAFTER'] };
    expect(await post('people', there, officerOf(linjiang))).toMatchObject({ status: 409, body: { code: 'ORG.SUBJECT_TAKEN' } });
    expectStatus(await post(`people/${personId}/leave`, { on: '2026-03-02', reason: 'TRANSFER' }), 200);

    expectStatus(await post('people', there, officerOf(linjiang)), 201);

    const me = MeAnswer.parse((await city.as('qh.mover').get(`${api}/me`)).body);
    expect(me).toMatchObject({ tenant: { id: linjiang }, roles: [{ role: 'ORGAN_DRAFTER' }], choices: [{ organ: { code: 'BB' } }] });
  });

  it('and is the last administrator stays', async () => {
    const { body } = await city.as(admin).get(`${api}/people?subject=${admin}`);
    const { personId } = body.items[0];
    expect(await post(`people/${personId}/leave`, { on: '2026-03-02', reason: 'RETIREMENT' })).toMatchObject({ status: 409, body: { code: 'ORG.LAST_ADMIN' } });
    expect(await post(`people/${personId}/secondments`, away)).toMatchObject({ status: 409, body: { code: 'ORG.LAST_ADMIN' } });
    expect((await asks(admin)).status).toBe(200);
  });
});

describe('a person on secondment', () => {
  it('acts at the host organ from the first day, at home again after the last, although nobody presses anything', async () => {
    const { personId } = await aPerson('qh.seconded', ['ORGAN_DRAFTER']);
    const registered = expectStatus(await post(`people/${personId}/secondments`, { ...away, from: '2026-03-03' }), 201);
    expect(AccountAnswer.parse(registered.body).secondment).toEqual({ ...away, from: '2026-03-03' });
    const grant = expectStatus(await post(`people/${personId}/grants`, { role: 'ORGAN_APPROVER', organCode: 'JTJ' }), 201);
    expect(grant.body.whileSeconded).toBe(true);
    const standing = async (): Promise<string[]> => (await city.as('qh.seconded').get(`${api}/me`)).body.choices.map((choice: MeAnswer['choices'][number]) => `${choice.organ.code} ${choice.roles.join()}`);

    expect(await standing()).toEqual(['SWJ ORGAN_DRAFTER']);
    city.at(tuesday);
    expect(await standing()).toEqual(['JTJ ORGAN_APPROVER']);
    expect(await asks('qh.seconded', 'SWJ')).toMatchObject({ status: 403, body: { code: 'SEC.NO_GRANT' } });
    city.at('2026-03-31T23:59:30+08:00');
    expect(await standing()).toEqual(['JTJ ORGAN_APPROVER']);
    city.at('2026-04-01T00:00:05+08:00');
    expect(await standing()).toEqual(['SWJ ORGAN_DRAFTER']);
    expect(await asks('qh.seconded', 'JTJ')).toMatchObject({ status: 403, body: { code: 'SEC.NO_GRANT' } });
  });

  it('and is called back early loses the rights at the host at the next request', async () => {
    const { personId } = await aPerson('qh.back', ['ORGAN_DRAFTER']);
    expectStatus(await post(`people/${personId}/secondments`, { ...away, to: null }), 201);
    expectStatus(await post(`people/${personId}/grants`, { role: 'ORGAN_DRAFTER', organCode: 'JTJ' }), 201);
    expect((await asks('qh.back', 'JTJ')).status).toBe(200);

    const back = expectStatus(await post(`people/${personId}/secondments/end`), 200);

    expect(AccountAnswer.parse(back.body)).toMatchObject({ secondment: null, grants: [{ organCode: 'SWJ' }] });
    expect((await asks('qh.back', 'JTJ')).status).toBe(403);
    expect((await asks('qh.back')).status).toBe(200);
    expect(await post(`people/${personId}/secondments/end`)).toMatchObject({ status: 409, body: { code: 'ORG.NOT_SECONDED' } });
  });

  it('to whom nothing is given at the host is told that the rights rest', async () => {
    const { personId } = await aPerson('qh.idle', ['ORGAN_DRAFTER']);
    expectStatus(await post(`people/${personId}/secondments`, away), 201);
    expect(await asks('qh.idle')).toMatchObject({ status: 403, body: { code: 'SEC.GRANTS_REST' } });
  });

  it('gets none of the rights of an earlier secondment back by a later one', async () => {
    const { personId } = await aPerson('qh.again', ['ORGAN_DRAFTER']);
    expectStatus(await post(`people/${personId}/secondments`, { ...away, to: '2026-03-02' }), 201);
    expectStatus(await post(`people/${personId}/grants`, { role: 'ORGAN_APPROVER', organCode: 'JTJ' }), 201);
    city.at(tuesday);

    expectStatus(await post(`people/${personId}/secondments`, { ...away, from: '2026-03-03' }), 201);

    expect(await asks('qh.again', 'JTJ')).toMatchObject({ status: 403, body: { code: 'SEC.GRANTS_REST' } });
  });

  it('has one at a time, to another organ of the district, by a document', async () => {
    const { personId } = await aPerson('qh.once', []);
    const second = (change: object): Promise<Answer> => post(`people/${personId}/secondments`, { ...away, ...change });
    expect(await second({ toOrganCode: 'NONE' })).toMatchObject({ status: 422, body: { code: 'ORG.ORGAN_UNKNOWN' } });
    expect(await second({ toOrganCode: 'SWJ' })).toMatchObject({ status: 422, body: { code: 'ORG.SECONDMENT_UNFIT' } });
    expect((await second({ approvedByDocument: ' ' })).status).toBe(400);
    expectStatus(await second({}), 201);
    expect(await second({ toOrganCode: 'GAJ' })).toMatchObject({ status: 409, body: { code: 'ORG.SECONDED_ALREADY' } });
  });

  it('is another district’s business only there', async () => {
    const { personId } = await aPerson('qh.ours', ['ORGAN_DRAFTER']);
    for (const [path, body] of [['secondments', { ...away, toOrganCode: 'BB' }], ['secondments/end', {}], ['leave', { on: '2026-03-02', reason: 'OTHER' }]] as const) {
      expect((await post(`people/${personId}/${path}`, body, officerOf(linjiang))).status).toBe(404);
    }
    expect((await asks('qh.ours')).status).toBe(200);
  });
});

describe('a person who moves to another unit', () => {
  it('loses the unit roles of the unit left and keeps those of the organ', async () => {
    const { personId, rowVersion } = await aPerson('qh.unit', ['UNIT_HEAD', 'ORGAN_DRAFTER'], { unitCode: 'U1' });

    const moved = expectStatus(await put(`people/${personId}`, { unitCode: 'U2', postId: null, employmentKind: 'IN_ESTABLISHMENT' }, rowVersion), 200);

    expect(AccountAnswer.parse(moved.body)).toMatchObject({ unitCode: 'U2', grants: [{ role: 'ORGAN_DRAFTER' }] });
    expect((await city.as('qh.unit').get(`${api}/me`)).body).toMatchObject({ unit: { code: 'U2' }, roles: [{ role: 'ORGAN_DRAFTER' }] });
    expect((await put(`people/${personId}`, { unitCode: null, postId: null, employmentKind: 'AUXILIARY' }, rowVersion)).status).toBe(412);
  });

  it('takes a post of that unit only', async () => {
    const there = PostAnswer.parse(expectStatus(await post(`units/${await unitOf('SWJ', 'U2')}/posts`, { name: '河长制岗' }), 201).body);
    const { personId, rowVersion } = await aPerson('qh.posted', [], { unitCode: 'U1' });
    const change = (unitCode: string | null) => put(`people/${personId}`, { unitCode, postId: there.postId, employmentKind: 'AUXILIARY' }, rowVersion);
    for (const wrong of ['U1', null]) expect(await change(wrong)).toMatchObject({ status: 422, body: { code: 'ORG.POST_UNKNOWN' } });
    expect(AccountAnswer.parse(expectStatus(await change('U2'), 200).body)).toMatchObject({ post: { id: there.postId, name: '河长制岗' }, employmentKind: 'AUXILIARY' });
    expect(await post(`posts/${there.postId}/abolish`)).toMatchObject({ status: 409, body: { code: 'ORG.POST_HELD' } });
  });
});

describe('a post', () => {
  it('is set up, changed by version and abolished; its name is free again afterwards', async () => {
    const unit = await unitOf('JTJ', 'U1');
    const { postId } = PostAnswer.parse(expectStatus(await post(`units/${unit}/posts`, { name: '路政岗', description: '路政巡查' }), 201).body);
    expect(await post(`units/${unit}/posts`, { name: '路政岗' })).toMatchObject({ status: 409, body: { code: 'ORG.NAME_TAKEN' } });
    const changed = expectStatus(await put(`posts/${postId}`, { name: '路政巡查岗', dutyItemKeys: [], description: '路政巡查' }, 1), 200);
    expect(PostAnswer.parse(changed.body)).toMatchObject({ name: '路政巡查岗', rowVersion: 2, actions: ['change', 'abolish'] });
    expect(expectStatus(await post(`posts/${postId}/abolish`), 200).body).toMatchObject({ status: 'ABOLISHED', actions: [] });
    expectStatus(await post(`units/${unit}/posts`, { name: '路政巡查岗' }), 201);
    const { body } = await city.as(admin).get(`${api}/units/${unit}/posts`);
    expect(body.items.map(({ name, status }: PostAnswer) => `${name} ${status}`)).toEqual(['路政巡查岗 ACTIVE', '路政巡查岗 ABOLISHED']);
  });

  it('bears duty items that its unit leads or assists in, and no others', async () => {
    await inForceFrom(city, qinghe, 'GAJ', [aRow({ seqNo: 1, name: '危险物品检查', leadUnit: '治安科', assistUnits: [] })], '2026-03-01');
    const { body } = await city.as(admin).get(`${api}/items?organ=GAJ`);
    const { itemKey } = body.items[0];
    const unit = await unitOf('GAJ', 'U1');
    expect(expectStatus(await post(`units/${unit}/posts`, { name: '检查岗', dutyItemKeys: [itemKey] }), 201).body.dutyItemKeys).toEqual([itemKey]);
    const elsewhere = await post(`units/${await unitOf('SWJ', 'U1')}/posts`, { name: '检查岗', dutyItemKeys: [itemKey] });
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'ORG.POST_ITEMS_UNKNOWN', violations: [{ path: 'dutyItemKeys' }] } });
  });

  it('is the administrators’ to set up and everybody’s to read, in the own district', async () => {
    await aPerson('qh.reader', ['ORGAN_DRAFTER']);
    const path = `units/${await unitOf('SWJ', 'U1')}/posts`;
    expect((await post(path, { name: '岗' }, 'qh.reader')).status).toBe(403);
    expect((await city.as('qh.reader').get(`${api}/${path}`)).status).toBe(200);
    expect((await post(path, { name: '岗' }, officerOf(linjiang))).status).toBe(404);
    expect((await city.as(officerOf(linjiang)).get(`${api}/${path}`)).status).toBe(404);
  });
});

describe('R-SEC-2 two roles that one person must not hold', () => {
  it('are not given together, neither at the registration nor later nor at the same moment', async () => {
    const pair = ['COMMISSION_SECRETARY', 'COMMISSION_MEMBER'];
    expect(await post('people', { subject: 'qh.both', name: '吴晓明', organCode: 'SWJ', roles: pair })).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES' } });
    const { personId } = await aPerson('qh.both', []);
    const answers = await Promise.all(pair.map((role, i) => post(`people/${personId}/grants`, { role, organCode: i === 0 ? 'SWJ' : 'JTJ' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
  });
});

describe('a machine account', () => {
  const machine = (scopes: string[] | undefined, roles = ['INTEGRATION_CLIENT'], subject = 'client:swj-oa') =>
    post('people', { subject, name: '水务局系统', organCode: 'SWJ', roles, ...(scopes && { scopes }) });

  it('is registered with the scopes it needs, or not at all', async () => {
    for (const scopes of [undefined, []]) expect(await machine(scopes)).toMatchObject({ status: 422, body: { code: 'ORG.SCOPES_UNFIT' } });
    expect((await machine(['everything'])).status).toBe(400);
    expect(await machine(['lists.read'], ['ORGAN_DRAFTER'], 'qh.person')).toMatchObject({ status: 422, body: { code: 'ORG.SCOPES_UNFIT' } });
    expect(expectStatus(await machine(['lists.read']), 201).body.grants[0].scopes).toEqual(['lists.read']);
  });

  it('uses what its scopes open, and nothing else, although a person of its organ might', async () => {
    const get = (path: string): Promise<Answer> => city.as('client:swj-oa').get(`${api}/${path}`);
    for (const path of ['me', 'items', 'lists', 'summary']) expect((await get(path)).status).toBe(200);
    for (const path of ['organs', 'tenants/current', 'calendars', 'policies', 'imports/template']) expect(await get(path)).toMatchObject({ status: 403, body: { code: 'SEC.SCOPE_MISSING' } });
    expect(await get('people')).toMatchObject({ status: 403, body: { code: 'SEC.FORBIDDEN' } });
  });

  it('given before scopes were named goes on as it was', async () => {
    await city.sql('list-registry').query(`update role_grant set scopes = null where subject = 'client:swj-oa'`);
    for (const path of ['items', 'organs', 'calendars']) expect((await city.as('client:swj-oa').get(`${api}/${path}`)).status).toBe(200);
  });
});

describe('refused tokens', () => {
  it('are counted by their code where operators look', async () => {
    await city.anonymous().get(`${api}/organs`);
    await asks('qh.never.seen');
    const text = await (await fetch(`${city.address}/api/list-registry/metrics`)).text();
    expect(text).toMatch(/^yidan_refused_tokens_total\{code="AUTH\.TOKEN_MISSING"\} [1-9]/m);
    expect(text).toMatch(/^yidan_refused_tokens_total\{code="AUTH\.TENANT_MISSING"\} [1-9]/m);
  });
});
