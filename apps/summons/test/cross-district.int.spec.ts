import { OrganCreatedV1, OrganUpdatedV1, TenantRegisteredV1 } from '@yidan/contracts';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import fc from 'fast-check';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { summons } from '../src/service.ts';
import { foundCity } from './a-city.ts';
import { District } from './a-district.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const [RONG, CHONG, AN, XIN, FAR_CITY, FAR] = ['510100', '510184', '510304', '510131', '520100', '520102'] as const;
const CITIZEN = { name: '诸葛小明', phone: '13987654321' };
const morning = '2026-03-02T09:00:00+08:00';
let city: TestCity;
let rong: District;
let chong: District;
let an: District;
let xin: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  rong = await foundCity(city, RONG, '蓉');
  chong = await District.found(city, CHONG, '崇');
  an = await District.found(city, AN, '安');
  xin = await District.found(city, XIN, '新');
  const at = new Date('2026-01-05T09:00:00+08:00');
  await city.emit('list-registry', FAR, [TenantRegisteredV1.create({ tenantId: FAR, name: '远区', level: 'DISTRICT', cityTenantId: FAR_CITY }, at)], FAR_CITY);
  await city.emit('list-registry', FAR, [OrganCreatedV1.create(organ(uuid(), 'SWJ', FAR, 'ACTIVE'), at)], FAR_CITY);
  await city.settled();
}, 240_000);
afterAll(() => city.stop());
beforeEach(() => city.at(morning));

function organ(organId: string, code: string, regionCode: string, status: 'ACTIVE' | 'SUSPENDED') {
  return {
    organId, code, name: `${regionCode}${code}`, shortName: code, kind: 'GOV_DEPARTMENT' as const, regionCode, level: 'DISTRICT' as const, unifiedSocialCreditCode: null, superiorOrganId: null,
    parentOrganId: null, hostTownStreetId: null, supervisingOrganId: null, establishedOn: null, abolishedOn: null, status,
  };
}

interface Participant { id: string; tenantId: string; organ: { code: string }; state: string; contributions: { id: string; text: string; confirmedAt: string | null }[] }
const aMatter = async (more: object = {}) => (await rong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.vague, ...more })).body as { id: string; number: string; state: string; rowVersion: number };
const add = (matterId: string, tenantId: string, organCode: string, role = 'HANDLER', more: object = {}) => rong.as('op').post(`${API}/matters/${matterId}/participants`, { tenantId, organCode, role, ...more });
const participants = async (matterId: string) => (await rong.as('op').get(`${API}/matters/${matterId}/participants`)).body as { items: Participant[]; actions: string[]; closedAt: string | null; closingReason: string | null };
const participantOf = async (matterId: string, tenantId: string, organCode = 'SWJ') =>
  (await participants(matterId)).items.find((one) => one.tenantId === tenantId && one.organ.code === organCode && one.state !== 'ENDED')!;
const end = async (matterId: string, tenantId: string, organCode = 'SWJ') => rong.as('op').post(`${API}/matters/${matterId}/participants/${(await participantOf(matterId, tenantId, organCode)).id}/end`);
const shared = (district: District, who: string, matterId: string) => district.as(who).get(`${API}/shared-matters/${matterId}`);
const listed = async (district: District, who: string, query = '') => (await district.as(who).get(`${API}/shared-matters?${query}`)).body as { items: { id: string }[]; total: number };
const contribute = (district: District, who: string, matterId: string, text = '已到现场核查', headers: Record<string, string> = {}) =>
  district.as(who).post(`${API}/shared-matters/${matterId}/contributions`, { text }, headers);
const confirm = (district: District, who: string, matterId: string, id: string) => district.as(who).post(`${API}/shared-matters/${matterId}/contributions/${id}/confirm`);
const conclude = (matterId: string, body: object = {}) => rong.as('op').post(`${API}/matters/${matterId}/conclude`, body);

/** A matter of the city with 崇's and 安's water bureaus in it. */
async function aCase(more: object = {}) {
  const matter = await aMatter(more);
  await add(matter.id, CHONG, 'SWJ', 'LEAD');
  await add(matter.id, AN, 'SWJ', 'HANDLER');
  return matter;
}

describe('a matter of several districts', () => {
  it('is opened by the operator of the city to organs of its districts; a district opens none', async () => {
    const matter = await aMatter();
    const added = await add(matter.id, CHONG, 'SWJ', 'LEAD', { dueAt: '2026-03-04T18:00:00+08:00' });

    expect(added).toMatchObject({
      status: 201,
      body: { matterId: matter.id, number: matter.number, items: [{ tenantId: CHONG, organ: { code: 'SWJ', name: '崇区水务局' }, unit: null, role: 'LEAD', state: 'INVITED', stateZh: '待反馈', actions: ['end'] }], actions: ['add', 'conclude'] },
    });
    expect(await rong.as('supervisor').post(`${API}/matters/${matter.id}/participants`, { tenantId: CHONG, organCode: 'CGJ', role: 'ASSIST' })).toMatchObject({ status: 403 });
    const own = (await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.vague })).body;
    const request = { tenantId: AN, organCode: 'SWJ', role: 'HANDLER' };
    expect(await chong.as('op').post(`${API}/matters/${own.id}/participants`, request)).toMatchObject({ status: 403, body: { code: 'DISPATCH.CITY_ONLY', detailZh: expect.stringContaining('市级') } });
    expect((await rong.as('op').post(`${API}/matters/${own.id}/participants`, request)).status).toBe(404);
    expect((await rong.as('op').get(`${API}/matters/${own.id}/participants`)).status).toBe(404);
  });

  it('takes in only active organs of districts of the same city, each once at a time, one of them leading', async () => {
    const matter = await aMatter();
    const refused = async (tenantId: string, organCode: string, role = 'HANDLER', more: object = {}) => {
      const { status, body } = await add(matter.id, tenantId, organCode, role, more);
      return [status, body.code];
    };
    const suspended = organ(chong.organs.get('YJJ')!, 'YJJ', CHONG, 'SUSPENDED');
    await chong.emit([OrganUpdatedV1.create(suspended, new Date(morning))]);
    await city.settled();

    expect(await refused(FAR, 'SWJ')).toEqual([422, 'DISPATCH.NO_SUCH_ORGAN']);
    expect(await refused(RONG, 'SWJ')).toEqual([422, 'DISPATCH.NO_SUCH_ORGAN']);
    expect(await refused(CHONG, 'XXX')).toEqual([422, 'DISPATCH.NO_SUCH_ORGAN']);
    expect(await refused('599999', 'SWJ')).toEqual([422, 'DISPATCH.NO_SUCH_ORGAN']);
    expect(await refused(CHONG, 'YJJ')).toEqual([422, 'DISPATCH.ORGAN_NOT_ACTIVE']);
    expect(await refused(CHONG, 'SWJ', 'HANDLER', { unit: 'SR' })).toEqual([422, 'DISPATCH.NO_SUCH_UNIT']);
    expect(await refused(CHONG, 'SWJ', 'HANDLER', { dueAt: '2026-03-01T18:00:00+08:00' })).toEqual([422, 'DISPATCH.DUE_IN_PAST']);
    expect(await refused(CHONG, 'SWJ', 'CHIEF')).toEqual([400, 'COMMON.MALFORMED']);
    expect((await participants(matter.id)).items).toEqual([]);
    expect((await add(matter.id, CHONG, 'SWJ', 'LEAD')).status).toBe(201);
    expect(await refused(CHONG, 'SWJ', 'ASSIST')).toEqual([409, 'DISPATCH.ALREADY_PARTICIPANT']);
    expect(await refused(AN, 'SWJ', 'LEAD')).toEqual([409, 'DISPATCH.LEAD_TAKEN']);
    expect((await end(matter.id, CHONG)).status).toBe(200);
    expect((await add(matter.id, AN, 'SWJ', 'LEAD')).status).toBe(201);
    expect((await add(matter.id, CHONG, 'SWJ', 'ASSIST')).status).toBe(201);
  });

  it('is entered once by an organ, and led by one, however many are added at the same time', async () => {
    const matter = await aMatter();

    const answers = await Promise.all([add(matter.id, CHONG, 'SWJ', 'LEAD'), add(matter.id, CHONG, 'SWJ', 'LEAD'), add(matter.id, AN, 'SWJ', 'LEAD'), add(matter.id, AN, 'CGJ', 'ASSIST')]);

    const { items } = await participants(matter.id);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    expect(items.map(({ organ: { code } }) => code).sort()).toEqual(['CGJ', 'SWJ']);
  });

  it('is read by the people of a participating organ, with all participants and without the complainant', async () => {
    const matter = await aMatter({ complainant: CITIZEN, category: '河道', location: { address: '北门桥' }, externalId: 'X-1', content: `${MATTERS.vague.content}我叫${CITIZEN.name}，电话${CITIZEN.phone}。` });
    await add(matter.id, CHONG, 'SWJ', 'LEAD', { dueAt: '2026-03-04T18:00:00+08:00' });
    await add(matter.id, AN, 'CGJ', 'ASSIST');

    const { status, body } = await shared(chong, 'swj.hd.handler', matter.id);

    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        id: matter.id, tenantId: RONG, number: matter.number, title: MATTERS.vague.title, content: expect.stringContaining(MATTERS.vague.content), category: '河道', location: { address: '北门桥' },
        role: 'LEAD', state: 'INVITED', dueAt: '2026-03-04T10:00:00.000Z', closedAt: null, actions: ['contribute'],
        participants: [expect.objectContaining({ tenantId: CHONG, organ: { code: 'SWJ', name: '崇区水务局' } }), expect.objectContaining({ tenantId: AN, role: 'ASSIST', contributions: [] })],
      }),
    ]);
    for (const who of ['swj.hd.head', 'swj.zf.handler', 'swj.leader']) expect((await shared(chong, who, matter.id)).status).toBe(200);
    const everything = JSON.stringify([body, await listed(chong, 'swj.leader'), (await shared(an, 'cgj.sr.head', matter.id)).body]);
    expect(everything).toContain(matter.number);
    for (const secret of [CITIZEN.name, CITIZEN.phone, 'omplainant', 'X-1']) expect(everything).not.toContain(secret);
    for (const path of ['', '/complainant', '/participants']) expect((await chong.as('op').get(`${API}/matters/${matter.id}${path}`)).status).toBe(404);
  });

  it('that is restricted is opened to no district', async () => {
    const matter = await aMatter({ disclosure: 'RESTRICTED', readers: [rong.people.get('op')] });

    expect(await add(matter.id, CHONG, 'SWJ')).toMatchObject({ status: 422, body: { code: 'DISPATCH.NOT_FOR_DISTRICTS' } });
    expect((await participants(matter.id)).items).toEqual([]);
  });

  it('is seen by nobody else: no other organ, no other unit than the one asked, no other district', async () => {
    const matter = await aMatter();
    await add(matter.id, CHONG, 'SWJ', 'LEAD', { unit: 'HD' });

    expect(await Promise.all(['swj.hd.handler', 'swj.hd.head', 'swj.leader'].map(async (who) => (await shared(chong, who, matter.id)).status))).toEqual([200, 200, 200]);
    const strangers: [District, string][] = [[chong, 'swj.zf.handler'], [chong, 'cgj.sr.handler'], [chong, 'scj.sp.head'], [an, 'swj.hd.handler'], [an, 'swj.leader'], [xin, 'swj.hd.head']];
    for (const [district, who] of strangers) {
      expect((await shared(district, who, matter.id)).status).toBe(404);
      if (who !== 'swj.leader') expect((await contribute(district, who, matter.id)).status).toBe(404);
      const seen = (await listed(district, who, `limit=200&keyword=${matter.number}`)) as { total: number; items: unknown[] };
      expect([who, seen.total, seen.items]).toEqual([who, 0, []]);
    }
    for (const who of ['op', 'supervisor', 'client.swj', 'caller']) expect((await chong.as(who).get(`${API}/shared-matters/${matter.id}`)).status).toBe(403);
    expect((await chong.as('op').get(`${API}/matters?keyword=${matter.number}`)).body.total).toBe(0);
  });

  it('is the only matter of the city that a participating district sees; lists are searched, filtered, counted and paged', async () => {
    const hidden = await aMatter({ title: '市里自己的事' });
    const open = [await aMatter({ title: '跨区河道一' }), await aMatter({ title: '跨区河道二' }), await aMatter({ title: '跨区河道三' })];
    for (const { id } of open) await add(id, XIN, 'SWJ', 'ASSIST');

    const all = await listed(xin, 'swj.leader');
    expect([all.total, all.items.map(({ id }) => id)]).toEqual([3, open.map(({ id }) => id).reverse()]);
    expect((await listed(xin, 'swj.leader', `keyword=${encodeURIComponent('河道二')}`)).items.map(({ id }) => id)).toEqual([open[1]!.id]);
    expect((await listed(xin, 'swj.leader', `keyword=${encodeURIComponent('自己的事')}`)).total).toBe(0);
    expect([(await listed(xin, 'swj.leader', 'state=INVITED')).total, (await listed(xin, 'swj.leader', 'state=CONFIRMED')).total, (await listed(xin, 'swj.leader', 'role=LEAD')).total, (await listed(xin, 'swj.leader', 'open=false')).total]).toEqual([3, 0, 0, 0]);
    const first = (await xin.as('swj.leader').get(`${API}/shared-matters?limit=2`)).body;
    const second = (await xin.as('swj.leader').get(`${API}/shared-matters?limit=2&cursor=${encodeURIComponent(first.next)}`)).body;
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(all.items.map(({ id }) => id));
    expect(second.next).toBeNull();
    expect((await shared(xin, 'swj.leader', hidden.id)).status).toBe(404);
  });
});

describe('a report of a participating organ', () => {
  it('is written by a unit and signed by another person; the city’s journal keeps both under the district’s people', async () => {
    const matter = await aCase();
    const written = await contribute(chong, 'swj.hd.handler', matter.id, '已清理河道垃圾三吨');

    expect(written).toMatchObject({ status: 201, body: { unit: '河道管理科', text: '已清理河道垃圾三吨', confirmedAt: null } });
    const { id } = written.body as { id: string };
    expect((await shared(chong, 'swj.hd.handler', matter.id)).body).toMatchObject({ state: 'REPLIED', actions: ['contribute'] });
    expect(await confirm(chong, 'swj.hd.handler', matter.id, id)).toMatchObject({ status: 403 });
    expect(await confirm(chong, 'swj.zf.head', matter.id, id)).toMatchObject({ status: 403, body: { code: 'COMMON.NOT_YOUR_STEP' } });
    expect((await confirm(an, 'swj.hd.head', matter.id, id)).status).toBe(404);
    expect(await confirm(chong, 'swj.hd.head', matter.id, id)).toMatchObject({ status: 200, body: { id, confirmedAt: expect.any(String) } });
    expect(await confirm(chong, 'swj.leader', matter.id, id)).toMatchObject({ status: 409 });
    expect((await shared(chong, 'swj.leader', matter.id)).body.state).toBe('CONFIRMED');

    const { rows } = await city.sql('summons').query(
      `select tenant_id as tenant, type, actor::json->>'id' as person, actor::json->>'organId' as organ, payload::text as payload from journal where type like 'dispatch.case.%' and payload->>'matterId' = $1 order by seq`,
      [matter.id],
    );
    const swj = chong.organs.get('SWJ');
    expect(rows.map(({ tenant, type, person, organ: of }) => [tenant, type, person, of])).toEqual([
      [RONG, 'dispatch.case.participant-added', rong.people.get('op'), rong.organs.get('CYZX')],
      [RONG, 'dispatch.case.participant-added', rong.people.get('op'), rong.organs.get('CYZX')],
      [RONG, 'dispatch.case.contributed', chong.people.get('swj.hd.handler'), swj],
      [RONG, 'dispatch.case.confirmed', chong.people.get('swj.hd.head'), swj],
    ]);
    expect(JSON.stringify(rows)).not.toContain('三吨');
    expect(JSON.parse(rows[3].payload)).toMatchObject({ complete: true, participantTenantId: CHONG, organId: swj });
  });

  it('is not signed by who wrote it, be it the head', async () => {
    const matter = await aCase();
    const { id } = (await contribute(chong, 'swj.hd.head', matter.id)).body;

    expect(await confirm(chong, 'swj.hd.head', matter.id, id)).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES', detailZh: expect.any(String) } });
    expect((await confirm(chong, 'swj.leader', matter.id, id)).status).toBe(200);
  });

  it('is shown to the city at once, to the other participants when it is signed', async () => {
    const matter = await aCase();
    const { id } = (await contribute(chong, 'swj.hd.handler', matter.id, '初步情况')).body;
    const seenBy = async (district: District, who: string): Promise<string[]> =>
      ((await shared(district, who, matter.id)).body.participants as Participant[]).flatMap(({ contributions }) => contributions.map(({ text }) => text));

    expect((await participantOf(matter.id, CHONG)).contributions).toMatchObject([{ text: '初步情况', confirmedAt: null }]);
    expect([await seenBy(chong, 'swj.zf.head'), await seenBy(an, 'swj.hd.head')]).toEqual([['初步情况'], []]);
    await confirm(chong, 'swj.hd.head', matter.id, id);
    expect(await seenBy(an, 'swj.hd.head')).toEqual(['初步情况']);
  });

  it('asks for a new signature where more is reported, until each one has its own', async () => {
    const matter = await aCase();
    const first = (await contribute(chong, 'swj.hd.handler', matter.id, '一')).body;
    const second = (await contribute(chong, 'swj.zf.handler', matter.id, '二')).body;

    await confirm(chong, 'swj.hd.head', matter.id, first.id);
    expect((await participantOf(matter.id, CHONG)).state).toBe('REPLIED');
    await confirm(chong, 'swj.zf.head', matter.id, second.id);
    expect((await participantOf(matter.id, CHONG)).state).toBe('CONFIRMED');
    await contribute(chong, 'swj.hd.handler', matter.id, '三');
    expect((await participantOf(matter.id, CHONG)).state).toBe('REPLIED');
  });

  it('is for those who take part, not for those who are only informed, nor for who approves', async () => {
    const matter = await aMatter();
    await add(matter.id, CHONG, 'SWJ', 'INFORMED');

    expect((await shared(chong, 'swj.hd.head', matter.id)).body.actions).toEqual([]);
    expect(await contribute(chong, 'swj.hd.head', matter.id)).toMatchObject({ status: 403, body: { code: 'COMMON.NOT_YOUR_STEP' } });
    expect((await contribute(chong, 'swj.leader', matter.id)).status).toBe(403);
    expect((await chong.as('swj.hd.head').post(`${API}/shared-matters/${matter.id}/contributions`, { text: 'x', attachments: ['a'] })).status).toBe(400);
  });

  it('sent twice under one key is one report; the key takes no other text', async () => {
    const matter = await aCase();
    const key = { 'idempotency-key': `report-${matter.id}` };
    const first = await contribute(chong, 'swj.hd.handler', matter.id, '一次', key);
    const again = await contribute(chong, 'swj.hd.handler', matter.id, '一次', key);

    expect([again.status, again.body, again.headers.get('idempotent-replay')]).toEqual([201, first.body, 'true']);
    expect(await contribute(chong, 'swj.hd.handler', matter.id, '另一次', key)).toMatchObject({ status: 409, body: { code: 'COMMON.IDEMPOTENCY_KEY_REUSED' } });
    expect((await participantOf(matter.id, CHONG)).contributions).toHaveLength(1);
    const opening = { 'idempotency-key': `open-${matter.id}` };
    const request = { tenantId: XIN, organCode: 'SWJ', role: 'ASSIST' };
    const opened = await Promise.all([1, 2].map(() => rong.as('op').post(`${API}/matters/${matter.id}/participants`, request, opening)));
    expect([opened.map(({ status }) => status), opened[1]!.body]).toEqual([[201, 201], opened[0]!.body]);
  });
});

describe('the end of a participation', () => {
  it('takes the matter from the participant’s sight, in lists, by id and for every step; what it reported stays', async () => {
    const matter = await aCase();
    const { id } = (await contribute(chong, 'swj.hd.handler', matter.id, '留下的话')).body;
    await confirm(chong, 'swj.hd.head', matter.id, id);
    const waiting = (await contribute(chong, 'swj.hd.handler', matter.id, '未签的话')).body;

    expect((await end(matter.id, CHONG)).status).toBe(200);

    expect((await shared(chong, 'swj.hd.handler', matter.id)).status).toBe(404);
    expect((await listed(chong, 'swj.hd.handler', `keyword=${matter.number}`)).total).toBe(0);
    expect((await contribute(chong, 'swj.hd.handler', matter.id)).status).toBe(404);
    expect((await confirm(chong, 'swj.hd.head', matter.id, waiting.id)).status).toBe(404);
    expect(JSON.stringify((await shared(an, 'swj.hd.head', matter.id)).body)).toContain('留下的话');
    const ended = (await participants(matter.id)).items.find(({ tenantId }) => tenantId === CHONG)!;
    expect(ended).toMatchObject({ state: 'ENDED', contributions: [{ text: '留下的话' }, { text: '未签的话' }] });
    expect((await rong.as('op').post(`${API}/matters/${matter.id}/participants/${ended.id}/end`)).body.code).toBe('COMMON.STEP_OUT_OF_ORDER');
    expect((await rong.as('op').post(`${API}/matters/${matter.id}/participants/${matter.id}/end`)).status).toBe(404);
  });

  it('that comes while a report is on its way lets the report in before or not at all', async () => {
    for (let n = 0; n < 5; n++) {
      const matter = await aCase();
      const { id } = await participantOf(matter.id, CHONG);
      const [report, ended] = await Promise.all([contribute(chong, 'swj.hd.handler', matter.id), rong.as('op').post(`${API}/matters/${matter.id}/participants/${id}/end`)]);

      expect(ended.status).toBe(200);
      expect([201, 404]).toContain(report.status);
      const { items } = await participants(matter.id);
      expect(items[0]).toMatchObject({ state: 'ENDED', contributions: report.status === 201 ? [{}] : [] });
    }
  });

  it('that comes between the proof and the report refuses the report', async () => {
    const matter = await aCase();
    const { id } = await participantOf(matter.id, CHONG);
    const holder = await city.sql('summons').connect();
    try {
      await holder.query('begin');
      await holder.query('select from shared_matter where id = $1 for update', [matter.id]);
      const report = contribute(chong, 'swj.hd.handler', matter.id);
      // The report has proven that its organ takes part, and waits for the case.
      while ((await city.sql('summons').query(`select from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%shared_matter%'`)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      await holder.query(`update case_participant set ended_at = now() where id = $1`, [id]);
      await holder.query(`update case_participation set state = 'ENDED', ended_at = now(), row_version = row_version + 1 where id = $1`, [id]);
      await holder.query('commit');

      expect((await report).status).toBe(404);
    } finally {
      holder.release();
    }
    expect((await participants(matter.id)).items[0]).toMatchObject({ contributions: [] });
  });
});

describe('the close of a matter of several districts', () => {
  it('waits until all who lead or handle it have confirmed, or for a stated reason', async () => {
    const matter = await aCase();
    await add(matter.id, XIN, 'SWJ', 'ASSIST');
    const refused = await conclude(matter.id);

    expect(refused).toMatchObject({ status: 422, body: { code: 'DISPATCH.PARTICIPANTS_UNCONFIRMED', detailZh: expect.stringContaining('崇区水务局、安区水务局'), violations: [{ path: 'reason' }] } });
    for (const district of [chong, an]) await confirm(district, 'swj.hd.head', matter.id, (await contribute(district, 'swj.hd.handler', matter.id)).body.id);
    expect(await conclude(matter.id)).toMatchObject({ status: 200, body: { closedAt: expect.any(String), closingReason: null, actions: [] } });
    expect((await rong.as('op').get(`${API}/matters/${matter.id}`)).body).toMatchObject({ state: 'CLOSED', deadlines: [{ kind: 'DECIDE', status: 'CANCELLED' }] });
    expect((await conclude(matter.id)).body.code).toBe('COMMON.STEP_OUT_OF_ORDER');

    const other = await aCase();
    expect(await conclude(other.id, { reason: '群众撤回诉求' })).toMatchObject({ status: 200, body: { closingReason: '群众撤回诉求' } });
  });

  it('leaves the matter readable to its participants and takes nothing more from them', async () => {
    const matter = await aCase();
    const { id } = (await contribute(chong, 'swj.hd.handler', matter.id)).body;
    await conclude(matter.id, { reason: '已并案' });

    expect((await shared(chong, 'swj.hd.handler', matter.id)).body).toMatchObject({ closedAt: expect.any(String), actions: [] });
    expect((await listed(chong, 'swj.hd.handler', `open=false&keyword=${matter.number}`)).total).toBe(1);
    expect(await contribute(chong, 'swj.hd.handler', matter.id)).toMatchObject({ status: 409, body: { code: 'DISPATCH.CASE_CLOSED' } });
    expect(await confirm(chong, 'swj.hd.head', matter.id, id)).toMatchObject({ status: 409, body: { code: 'DISPATCH.CASE_CLOSED' } });
    expect(await add(matter.id, XIN, 'SWJ')).toMatchObject({ status: 409, body: { code: 'DISPATCH.CASE_CLOSED' } });
    expect((await end(matter.id, CHONG)).status).toBe(200);
    expect((await shared(chong, 'swj.hd.handler', matter.id)).status).toBe(404);
  });

  it('is the city’s to declare: its own orders are closed first, and closing the last of them does not close the matter', async () => {
    const matter = await aMatter();
    const decided = (await rong.as('op').post(`${API}/matters/${matter.id}/decide`, { itemKey: rong.items.get('建筑施工噪声扰民查处'), reason: 'x' }, { 'if-match': '"1"' })).body;
    await add(matter.id, CHONG, 'SWJ', 'HANDLER');
    const [order] = decided.orders as { id: string; unit: { code: string } }[];
    const unit = `cgj.${order!.unit.code.toLowerCase()}`;
    const step = (who: string, command: string, body: object = {}) => rong.as(who).post(`${API}/orders/${order!.id}/${command}`, body);

    expect(await conclude(matter.id, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'DISPATCH.ORDERS_OPEN' } });
    await step(`${unit}.handler`, 'sign-for');
    await step(`${unit}.head`, 'start');
    await step(`${unit}.handler`, 'submit', { result: 'r', evidence: ['e'] });
    await step(`${unit}.head`, 'submit');
    await step('op', 'callback', { responded: true, resolved: true, ground: '电话回访' });
    expect((await step('op', 'close', { ground: '办结' })).body.state).toBe('CLOSED');
    expect((await rong.as('op').get(`${API}/matters/${matter.id}`)).body.state).toBe('DISPATCHED');
    expect((await conclude(matter.id, { reason: '本级已办结' })).status).toBe(200);
    expect((await rong.as('op').get(`${API}/matters/${matter.id}`)).body.state).toBe('CLOSED');
  });

  it('is not for a matter without participants, nor for a district', async () => {
    const matter = await aMatter();
    expect(await conclude(matter.id, { reason: 'x' })).toMatchObject({ status: 403, body: { code: 'COMMON.NOT_YOUR_STEP' } });
    const ofSeveral = await aCase();
    expect((await chong.as('op').post(`${API}/matters/${ofSeveral.id}/conclude`, { reason: 'x' })).status).toBe(404);
  });
});

/** Runs statements as the app role, bound as said, in a transaction that is rolled back. */
async function bound<T>(settings: Record<string, string>, work: (ask: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: city.urls('summons').app });
  await client.connect();
  try {
    await client.query('begin');
    for (const [name, value] of Object.entries(settings)) await client.query('select set_config($1, $2, true)', [name, value]);
    return await work(async (sql, values) => (await client.query<Record<string, unknown>>(sql, values)).rows);
  } finally {
    await client.end();
  }
}
const CASE_TABLES = ['shared_matter', 'case_participation', 'case_contribution', 'case_participant'] as const;
const districtOf = (tenant: string, of: string = RONG) => ({ 'app.tenant': tenant, 'app.city': of });

describe('in the database', () => {
  it('a case shows nothing without a tenant, to a district outside it, under another city, or after the end', async () => {
    const matter = await aCase();
    await confirm(chong, 'swj.hd.head', matter.id, (await contribute(chong, 'swj.hd.handler', matter.id)).body.id);
    const seen = (settings: Record<string, string>) =>
      bound(settings, async (ask) => {
        const counts: unknown[] = [];
        for (const table of CASE_TABLES) {
          const column = { shared_matter: 'id', case_participant: 'case_id' }[table as string] ?? 'matter_id';
          counts.push((await ask(`select count(*)::int as n from ${table} where ${column} = $1`, [matter.id]))[0]!.n);
        }
        return counts;
      });

    expect(await seen(districtOf(RONG))).toEqual([1, 2, 1, 2]);
    expect(await seen(districtOf(CHONG))).toEqual([1, 2, 1, 1]);
    expect(await seen(districtOf(AN))).toEqual([1, 2, 1, 1]);
    for (const settings of [{}, { 'app.tenant': '' }, { 'app.city': RONG }, { 'app.tenant': CHONG }, districtOf(CHONG, ''), districtOf(CHONG, FAR_CITY), districtOf(XIN), districtOf(FAR, FAR_CITY), districtOf(FAR)] as Record<string, string>[]) {
      expect([settings, await seen(settings)]).toEqual([settings, [0, 0, 0, 0]]);
    }
    await end(matter.id, CHONG);
    expect([await seen(districtOf(CHONG)), await seen(districtOf(AN))]).toEqual([[0, 0, 0, 0], [1, 2, 1, 1]]);
  });

  it('a participating district reads nothing else of the city, no complainant, and no unsigned word of another', async () => {
    const matter = await aCase({ complainant: CITIZEN });
    await contribute(an, 'swj.hd.handler', matter.id, '安区的草稿');
    await bound(districtOf(CHONG), async (ask) => {
      for (const table of ['incoming_matter', 'match_result', 'dispatch_order', 'deadline', 'journal', 'organ', 'internal_unit', 'person_account', 'role_grant', 'effective_item']) {
        expect([table, (await ask(`select count(*)::int as n from ${table} where tenant_id <> '${CHONG}'`))[0]]).toEqual([table, { n: 0 }]);
      }
      const columns = (await ask(`select table_name || '.' || column_name as name from information_schema.columns where table_name = any ($1)`, [[...CASE_TABLES]])).map(({ name }) => String(name));
      expect(columns.length).toBeGreaterThan(40);
      expect(columns.filter((name) => /complain|external|enc$/.test(name))).toEqual([]);
      const rows = JSON.stringify(await ask(`select to_jsonb(s) || coalesce((select jsonb_agg(to_jsonb(c)) from case_contribution c), '[]') as everything from shared_matter s where id = $1`, [matter.id]));
      expect(rows).toContain(matter.number);
      for (const hidden of [CITIZEN.name, CITIZEN.phone, '草稿']) expect(rows).not.toContain(hidden);
    });
    await bound(districtOf(AN), async (ask) => expect(await ask(`select text from case_contribution where matter_id = $1`, [matter.id])).toEqual([{ text: '安区的草稿' }]));
  });

  it('a participating district changes nothing of a case, and lets nobody in', async () => {
    const matter = await aCase();
    const written = (await contribute(chong, 'swj.hd.handler', matter.id)).body;
    const statements = [
      `update shared_matter set title = 'x'`, `update case_participation set state = 'CONFIRMED'`, `update case_contribution set text = 'x'`, `update case_participant set ended_at = null`,
      `delete from shared_matter`, `delete from case_contribution`, `delete from case_participant`, `delete from case_participation`,
      `update case_participant set participant_tenant_id = '${CHONG}'`,
      `insert into case_contribution (tenant_id, id, matter_id, participation_id, district_id, organ_id, text, contributed_by, contributed_at)
         select tenant_id, gen_random_uuid(), matter_id, participation_id, district_id, organ_id, 'x', gen_random_uuid(), now() from case_contribution where id = '${written.id}'`,
      `insert into case_participant (tenant_id, id, case_type, case_id, participant_tenant_id, participant_organ_id, participant_organ_code, role, added_by, added_at)
         values ('${RONG}', gen_random_uuid(), 'incoming-matter', '${matter.id}', '${CHONG}', '${chong.organs.get('CGJ')!}', 'CGJ', 'ASSIST', 'x', now())`,
    ];
    for (const sql of statements) {
      const done = await bound(districtOf(CHONG), async (ask) => (await ask(`${sql} returning 1`)).length).catch((error: { code?: string }) => error.code);
      expect([sql, [0, '42501'].includes(done as number | string)]).toEqual([sql, true]);
    }
  });

  it('a city asks about organs of its own districts only, learns four things, and sees no district table', async () => {
    const organOf = (settings: Record<string, string>, tenant: string, code = 'SWJ') => bound(settings, (ask) => ask(`select * from district_organ($1, $2)`, [tenant, code]));

    expect(await organOf(districtOf(RONG), CHONG)).toEqual([{ id: chong.organs.get('SWJ'), name: '崇区水务局', kind: 'GOV_DEPARTMENT', status: 'ACTIVE' }]);
    expect(await organOf(districtOf(FAR_CITY, FAR_CITY), FAR)).toHaveLength(1);
    for (const [settings, tenant] of [[districtOf(RONG), FAR], [districtOf(RONG), RONG], [districtOf(CHONG), AN], [districtOf(CHONG), CHONG], [districtOf(CHONG), RONG], [{ 'app.city': RONG }, CHONG], [{}, CHONG]] as [Record<string, string>, string][]) {
      expect([settings, tenant, await organOf(settings, tenant)]).toEqual([settings, tenant, []]);
    }
    await bound(districtOf(RONG), async (ask) => {
      for (const table of ['organ', 'internal_unit', 'person_account', 'role_grant', 'incoming_matter', 'dispatch_order', 'effective_item']) {
        expect([table, await ask(`select distinct tenant_id from ${table} where tenant_id <> '${RONG}'`)]).toEqual([table, []]);
      }
      expect(await ask(`select * from district_unit($1, 'SWJ', 'HD')`, [CHONG])).toEqual([{ id: chong.units.get('SWJ.HD'), name: '河道管理科', status: 'ACTIVE' }]);
      expect(await ask(`select * from district_unit($1, 'SWJ', 'HD')`, [FAR])).toEqual([]);
    });
    const worker = new Client({ connectionString: city.urls('summons').worker });
    await worker.connect();
    await expect(worker.query(`select * from district_organ('${CHONG}', 'SWJ')`)).rejects.toMatchObject({ code: '42501' });
    await worker.end();
  });

  it('no case takes in an organ that is none of an own district, whatever the code does', async () => {
    const matter = await aMatter();
    const insert = (settings: Record<string, string>, owner: string, tenant: string, organId: string, code: string) =>
      bound(settings, (ask) =>
        ask(
          `insert into case_participant (tenant_id, id, case_type, case_id, participant_tenant_id, participant_organ_id, participant_organ_code, role, added_by, added_at)
           values ($1, gen_random_uuid(), 'incoming-matter', $2, $3, $4, $5, 'ASSIST', 'x', now()) returning 1 as done`,
          [owner, matter.id, tenant, organId, code],
        ),
      ).catch((error: { code?: string }) => error.code);
    const [ofChong, ofAn] = [chong.organs.get('SWJ')!, an.organs.get('SWJ')!];

    expect(await insert(districtOf(RONG), RONG, CHONG, ofChong, 'SWJ')).toEqual([{ done: 1 }]);
    expect(await insert(districtOf(RONG), RONG, CHONG, ofAn, 'SWJ')).toBe('42501');
    expect(await insert(districtOf(RONG), RONG, FAR, ofChong, 'SWJ')).toBe('42501');
    expect(await insert(districtOf(RONG), RONG, CHONG, chong.organs.get('YJJ')!, 'YJJ')).toBe('42501');
    expect(await insert(districtOf(CHONG), CHONG, AN, ofAn, 'SWJ')).toBe('42501');
  });
});

describe('whoever takes part', () => {
  const PARTIES = [[CHONG, 'SWJ'], [CHONG, 'CGJ'], [AN, 'SWJ'], [AN, 'CGJ']] as const;

  it('sees a case exactly as long as a participation of the district has not ended, for any set of participants', async () => {
    const districts = [CHONG, AN, XIN];
    const organOf = (tenant: string, code: string) => ({ [CHONG]: chong, [AN]: an, [XIN]: xin })[tenant]!.organs.get(code)!;
    const cases = fc.array(fc.uniqueArray(fc.record({ tenant: fc.constantFrom(...districts), code: fc.constantFrom('SWJ', 'CGJ', 'SCJ'), ended: fc.boolean() }), { selector: ({ tenant, code }) => `${tenant}${code}`, maxLength: 6 }), { minLength: 1, maxLength: 4 });

    await fc.assert(
      fc.asyncProperty(cases, async (drawn) => {
        await bound(districtOf(RONG), async (ask) => {
          const known = new Map<string, string[]>(districts.map((tenant) => [tenant, []]));
          for (const given of drawn) {
            const id = uuid();
            await ask(`insert into incoming_matter (id, tenant_id, number, channel, body_hash, title, content, received_at, urgency, attachments, submitted_by_organ_id, state)
                       values ($1, $2, $3, 'HOTLINE', '', 't', 'c', now(), 'NORMAL', '[]', $1, 'UNMATCHED')`, [id, RONG, id]);
            await ask(`insert into shared_matter (tenant_id, id, number, channel, title, content, received_at, urgency, shared_at) values ($2, $1, $3, 'HOTLINE', 't', 'c', now(), 'NORMAL', now())`, [id, RONG, id]);
            for (const { tenant, code, ended } of given) {
              await ask(
                `insert into case_participant (tenant_id, id, case_type, case_id, participant_tenant_id, participant_organ_id, participant_organ_code, role, added_by, added_at, ended_at)
                 values ($1, gen_random_uuid(), 'incoming-matter', $2, $3, $4, $5, 'ASSIST', 'x', now(), case when $6 then now() end)`,
                [RONG, id, tenant, organOf(tenant, code), code, ended],
              );
            }
            for (const tenant of districts) if (given.some((one) => one.tenant === tenant && !one.ended)) known.get(tenant)!.push(id);
          }
          for (const tenant of districts) {
            await ask(`select set_config('app.tenant', $1, true)`, [tenant]);
            const seen = (await ask(`select id from shared_matter where shared_at = now() order by id`)).map(({ id }) => id);
            expect([tenant, seen]).toEqual([tenant, known.get(tenant)!.sort()]);
          }
        });
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('sees it over the API exactly where the own organ’s participation has not ended, in any order of adding and ending', async () => {
    const acts = fc.array(fc.record({ party: fc.nat(PARTIES.length - 1), ends: fc.boolean() }), { minLength: 1, maxLength: 7 });

    await fc.assert(
      fc.asyncProperty(acts, async (drawn) => {
        const matter = await aMatter();
        const open = new Set<number>();
        for (const { party, ends } of drawn) {
          const [tenant, code] = PARTIES[party]!;
          if (ends && open.delete(party)) await end(matter.id, tenant, code);
          else if (!ends) expect((await add(matter.id, tenant, code, 'ASSIST')).status).toBe(open.has(party) ? 409 : 201);
          if (!ends) open.add(party);
        }
        for (const [party, [tenant, code]] of PARTIES.entries()) {
          const [district, who] = [tenant === CHONG ? chong : an, `${code.toLowerCase()}.${code === 'SWJ' ? 'hd' : 'sr'}.head`] as const;
          const seen = [(await shared(district, who, matter.id)).status, (await listed(district, who, `keyword=${matter.number}`)).total];
          expect([tenant, code, ...seen]).toEqual([tenant, code, ...(open.has(party) ? [200, 1] : [404, 0])]);
        }
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});
