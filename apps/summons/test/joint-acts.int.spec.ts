import { randomBytes } from 'node:crypto';
import { FieldKeys, FieldSeal, resealPersonalData } from '@yidan/platform';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const STALLS = '占道经营、流动摊贩的管理和查处';
const keys = FieldKeys.only(randomBytes(32));
const MEALS = '餐饮服务食品安全监督检查';
let city: TestCity;
let chong: District;
let id: string;
let copy: string;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error', fieldKeys: keys });
  chong = await District.found(city, '510184', '崇');
  await chong.appoint('auditor', 'CYZX', null, ['AUDITOR']);
  await city.settled();
}, 120_000);
afterAll(() => city.stop());
beforeEach(() => city.at('2026-03-02T09:00:00+08:00'));

const organ = (code: string): string => chong.organs.get(code)!;
const get = (who: string, path: string) => chong.as(who).get(`${API}/${path}`);
const step = (who: string, order: string, command: string, body: object = {}) => chong.as(who).post(`${API}/orders/${order}/${command}`, body);
/** The orders of a matter that the enforcement bureau leads, with whoever takes part beside it. */
async function sent(beside: object, matterMore: object = {}): Promise<Record<string, string>> {
  const { body: matter } = await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.vague, ...matterMore });
  const { body } = await chong.as('op').post(`${API}/matters/${matter.id}/decide`, { itemKey: chong.items.get(STALLS), reason: '职责所在', ...beside }, { 'if-match': `"${matter.rowVersion}"` });
  return Object.fromEntries(body.orders.map((order: { role: string; id: string }) => [order.role, order.id]));
}
async function started(beside: object, matterMore: object = {}): Promise<Record<string, string>> {
  const orders = await sent(beside, matterMore);
  await step('cgj.sr.handler', orders['LEAD']!, 'sign-for');
  await step('cgj.sr.head', orders['LEAD']!, 'start');
  return orders;
}
const act = (more: object = {}) => ({
  happenedAt: '2026-03-02T08:30:00+08:00', place: '北门桥夜市', done: '联合检查流动摊贩12户，责令整改5户，现场电话13800138000。',
  people: [{ organId: organ('CGJ'), name: '赵一鸣', certificateNumber: '川A01000123' }, { organId: organ('CGJ'), name: '钱小红', certificateNumber: '51010400012' }, { organId: organ('SCJ'), name: '孙立人', certificateNumber: '51010400077' }],
  ...more,
});

describe('a joint act of enforcement', () => {
  beforeAll(async () => {
    city.at('2026-03-02T09:00:00+08:00');
    ({ LEAD: id, ASSIST: copy } = (await started({ assistants: [chong.units.get('SCJ.SP')] })) as { LEAD: string; ASSIST: string });
  });

  it('F-179 is recorded by the unit that leads, and shows both organs and the certificates of everybody who took part', async () => {
    const before = (await get('cgj.sr.handler', `orders/${id}`)).body;
    expect([before.actions.includes('recordJointAct'), before.jointActs, before.jointOrgans.map(({ code }: { code: string }) => code)]).toEqual([true, [], ['CGJ', 'SCJ']]);

    const { status, body } = await step('cgj.sr.handler', id, 'joint-acts', act());

    const shown = {
      happenedAt: '2026-03-02T00:30:00.000Z', place: '北门桥夜市', done: act().done, recordedAt: expect.any(String),
      organs: [{ organ: { code: 'CGJ', name: '崇区综合行政执法局' }, certificateNumbers: ['川A01000123', '51010400012'] }, { organ: { code: 'SCJ', name: '崇区市场监督管理局' }, certificateNumbers: ['51010400077'] }],
    };
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'IN_PROGRESS', jointActs: [shown] });
    expect(body.rowVersion).toBe(before.rowVersion + 1);
    const told = body.timeline.filter(({ event }: { event: string }) => event === 'dispatch.order.joint-act-recorded');
    expect(told).toMatchObject([{ data: { organIds: [organ('CGJ'), organ('SCJ')], people: 3 }, note: null, actor: { id: chong.people.get('cgj.sr.handler') } }]);
    // Whoever assists has it on its copy.
    expect((await get('scj.sp.handler', `orders/${copy}`)).body).toMatchObject({ actions: ['signFor'], jointActs: [shown] });
  });

  it('F-179 is refused where its time is to come, an organ has no part in the matter or stands alone, or a certificate is none or stands twice: each at its field, in both languages', async () => {
    const [one, two, three] = act().people as [object, object, object];
    const wrong = { happenedAt: '2026-03-02T09:30:00+08:00', people: [one, { ...two, certificateNumber: '510-1' }, { ...three, certificateNumber: ' 川a01000123' }, { organId: organ('YJJ'), name: '李四', certificateNumber: '51010400099' }] };

    const { status, body } = await step('cgj.sr.handler', id, 'joint-acts', act(wrong));

    expect([status, body.code]).toEqual([422, 'DISPATCH.JOINT_ACT']);
    expect(body.violations).toEqual([
      { path: 'happenedAt', code: 'DISPATCH.JOINT_ACT_TIME', message: expect.stringContaining('taken place'), messageZh: expect.stringContaining('不得晚于当前时间') },
      { path: 'people[1].certificateNumber', code: 'DISPATCH.JOINT_ACT_CERTIFICATE', message: expect.stringContaining('6 to 20'), messageZh: expect.stringContaining('6至20位') },
      { path: 'people[2].certificateNumber', code: 'DISPATCH.JOINT_ACT_CERTIFICATE_TWICE', message: expect.stringContaining('already'), messageZh: expect.stringContaining('已登记') },
      { path: 'people[3].organId', code: 'DISPATCH.JOINT_ACT_ORGAN', message: expect.stringContaining('neither leads'), messageZh: expect.stringContaining('不是本事项') },
    ]);
    expect((await step('cgj.sr.handler', id, 'joint-acts', act({ people: [one, two] }))).body.violations).toMatchObject([{ path: 'people', code: 'DISPATCH.JOINT_ACT_ORGANS', message: expect.stringContaining('two organs'), messageZh: expect.stringContaining('两个单位') }]);
    expect((await get('cgj.sr.handler', `orders/${id}`)).body.jointActs).toHaveLength(1);
  });

  it('F-179 keeps the names of those who took part sealed: they are in no order, list or event, and are read by the handling chain only; each look is written down', async () => {
    const names = /赵一鸣|钱小红|孙立人/;
    for (const who of ['cgj.sr.handler', 'op', 'supervisor', 'auditor']) expect([who, names.test(JSON.stringify((await get(who, `orders/${id}`)).body))]).toEqual([who, false]);
    const { rows: kept } = await city.sql('summons').query<{ row: string }>(`select row_to_json(p)::text as row from joint_act_person p`);
    expect(kept.map(({ row }) => [names.test(row), row.includes('name_enc')])).toEqual([[false, true], [false, true], [false, true]]);

    for (const who of ['op', 'cgj.sr.head']) {
      expect((await get(who, `orders/${id}/joint-acts/people`)).body.items.map(({ name, certificateNumber, organ: of }: Record<string, string & { code: string }>) => [of!.code, name, certificateNumber])).toEqual([
        ['CGJ', '赵一鸣', '川A01000123'], ['CGJ', '钱小红', '51010400012'], ['SCJ', '孙立人', '51010400077'],
      ]);
    }
    expect((await get('scj.sp.handler', `orders/${copy}/joint-acts/people`)).body.items).toHaveLength(3);
    for (const [who, refused] of [['supervisor', 403], ['auditor', 403], ['swj.zf.handler', 404], ['scj.sp.handler', 404]] as const) {
      const { status, body } = await get(who, `orders/${id}/joint-acts/people`);
      expect([who, status, names.test(JSON.stringify(body))]).toEqual([who, refused, false]);
    }

    const { timeline } = (await get('op', `orders/${id}`)).body;
    expect(timeline.filter(({ event }: { event: string }) => event === 'dispatch.enforcer.read').map(({ actor }: { actor: { id: string } }) => actor.id)).toEqual(['op', 'cgj.sr.head', 'scj.sp.handler'].map((who) => chong.people.get(who)));
    // What somebody wrote of it is read outside the chain without numbers, as everything of a matter is.
    expect((await get('auditor', `orders/${id}`)).body.jointActs[0].done).not.toContain('13800138000');
    await city.settled();
    const { rows } = await city.sql('summons').query<{ text: string }>(`select payload::text || coalesce(changes::text, '') as text from journal where agg_type in ('dispatch-order', 'enforcers-read')`);
    expect(rows.filter(({ text }) => names.test(text) || /51010400012|川A01000123/.test(text))).toEqual([]);
  });

  it('F-179 is of the order that leads and is in progress, and of a matter in which several organs have a part', async () => {
    const { HANDLER: beside, LEAD: leads } = (await started({ handlers: [chong.items.get(MEALS)] })) as { HANDLER: string; LEAD: string };
    await step('scj.sp.handler', beside, 'sign-for');
    await step('scj.sp.head', beside, 'start');
    expect((await get('scj.sp.head', `orders/${beside}`)).body.actions).not.toContain('recordJointAct');
    expect(await step('scj.sp.head', beside, 'joint-acts', act())).toMatchObject({ status: 409, body: { code: 'DISPATCH.JOINT_ACT_LEAD_ONLY', detailZh: expect.stringContaining('牵头单位登记') } });
    expect((await step('cgj.sr.head', leads, 'joint-acts', act())).status).toBe(200);

    const { LEAD: signed } = (await sent({ assistants: [chong.units.get('SCJ.SP')] })) as { LEAD: string };
    expect(await step('cgj.sr.handler', signed, 'joint-acts', act())).toMatchObject({ status: 409, body: { code: 'COMMON.STEP_OUT_OF_ORDER' } });

    const { LEAD: alone } = (await started({})) as { LEAD: string };
    expect((await get('cgj.sr.handler', `orders/${alone}`)).body.actions).not.toContain('recordJointAct');
    expect((await step('cgj.sr.handler', alone, 'joint-acts', act())).body.violations).toMatchObject([{ path: 'people[2].organId', code: 'DISPATCH.JOINT_ACT_ORGAN' }]);
    expect((await get('cgj.sr.handler', `orders/${alone}/joint-acts/people`)).body).toEqual({ items: [] });
  });

  it('F-179 R-SEC-3 in a restricted matter is recorded by the unit that leads, knowing with whom it works, and seen by those who may see the matter', async () => {
    const { LEAD: hidden } = (await started({ assistants: [chong.units.get('SCJ.SP')] }, { disclosure: 'RESTRICTED', readers: [chong.people.get('op')!] })) as { LEAD: string };
    expect((await get('cgj.sr.head', `orders/${hidden}`)).body).toMatchObject({ actions: expect.arrayContaining(['recordJointAct']), jointOrgans: [{ code: 'CGJ' }, { code: 'SCJ' }] });

    expect((await step('cgj.sr.head', hidden, 'joint-acts', act())).body.jointActs).toMatchObject([{ organs: [{ organ: { code: 'CGJ' } }, { organ: { code: 'SCJ' } }] }]);

    expect((await get('cgj.sr.handler', `orders/${hidden}/joint-acts/people`)).body.items).toHaveLength(3);
    for (const path of [`orders/${hidden}`, `orders/${hidden}/joint-acts/people`]) expect([path, (await get('auditor', path)).status < 400]).toEqual([path, false]);
  });

  it('F-179 names of those who took part are sealed anew when keys change, and the old key may go', async () => {
    const both = keys.renewed('2026-11', randomBytes(32));
    const { app, worker } = city.urls('summons');
    const { rows } = await city.sql('summons').query<{ n: number }>('select count(*)::int as n from joint_act_person');

    expect(await resealPersonalData({ appUrl: app, workerUrl: worker }, summons.sealedColumns!, new FieldSeal(both))).toMatchObject({ overtaken: 0, unopened: {}, left: 0 });

    await city.stopService('summons');
    await city.startService('summons', { fieldKeys: both.currentOnly() });
    expect(rows[0]!.n).toBe(9);
    expect((await get('op', `orders/${id}/joint-acts/people`)).body.items.map(({ name }: { name: string }) => name)).toEqual(['赵一鸣', '钱小红', '孙立人']);
  });
});
