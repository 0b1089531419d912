import { GrantGivenV1, PersonRegisteredV1, PolicyChangedV1 } from '@yidan/contracts';
import { readWorkbook } from '@yidan/documents';
import { armFailpoint, disarmFailpoints } from '@yidan/platform';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
let city: TestCity;
let chong: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  await chong.appoint('deputy', 'CYZX', null, ['LEADER_IN_CHARGE']);
  await chong.appoint('chief', 'CYZX', null, ['SUPERVISION_HEAD']);
  await chong.appoint('scj.leader', 'SCJ', null, ['ORGAN_APPROVER']);
  await appointClient('client.help');
  await city.settled();
  city.at('2026-03-02T09:00:00+08:00');
}, 180_000);
afterAll(() => city.stop());

/** A machine account that may raise what its own system finds overdue. */
async function appointClient(name: string): Promise<void> {
  const [personId, subject, organId, given] = [uuid(), `崇.${name}`, chong.organs.get('YJJ')!, new Date('2026-01-05T09:00:00+08:00')];
  await chong.emit([PersonRegisteredV1.create({ personId, subject, organId, unitId: null }, given)]);
  await chong.emit([GrantGivenV1.create({ grantId: uuid(), personId, subject, organId, unitId: null, role: 'INTEGRATION_CLIENT', scopes: ['supervision.open'] }, given)]);
}

const at = async (instant: string): Promise<void> => {
  city.at(`${instant}+08:00`);
  await city.settled();
};
async function matterOf(matter: object) {
  const { status, body } = await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...matter });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
const orderOf = async (matter: object) => (await matterOf(matter)).orders[0];
const issue = (who: string, body: object) => chong.as(who).post(`${API}/supervision-notices`, body);
const about = async (objectId: string, query = '') => (await chong.as('supervisor').get(`${API}/supervision-notices?limit=200&objectId=${objectId}${query}`)).body.items.toReversed();
const levels = async (objectId: string) => (await about(objectId)).map(({ level, state }: { level: string; state: string }) => `${level} ${state}`);
/** What a notice wants of somebody, as their desk says. */
const deskOf = async (who: string, id: string): Promise<string[]> =>
  (await chong.as(who).get(`${API}/desk?limit=200`)).body.items.filter(({ objectId }: { objectId: string }) => objectId === id).map(({ step: wanted }: { step: string }) => wanted);
const one = async (who: string, id: string) => (await chong.as(who).get(`${API}/supervision-notices/${id}`)).body;
/** A step of a notice or a bulletin, of the version it is in now. */
async function step(who: string, kind: 'supervision-notices' | 'bulletins', id: string, command: string, body: object = {}) {
  const table = kind === 'bulletins' ? 'bulletin' : 'supervision_notice';
  const { rows } = await city.sql('summons').query<{ version: number }>(`select row_version as version from ${table} where id = $1`, [id]);
  const headers = { 'if-match': `"${rows[0]!.version}"` };
  const path = `${API}/${kind}/${id}${command && `/${command}`}`;
  return command === '' || command === 'reply-text' ? chong.as(who).put(path.replace('reply-text', 'reply'), body, headers) : chong.as(who).post(path, body, headers);
}
/** To the minute: the clock of a test city goes on while it is used. */
const minute = (day: string, time: string) => expect.stringMatching(new RegExp(`^${day}T${time}:`)) as string;
const clocksOf = async (orderId: string) => (await city.sql('summons').query('select kind, due_at, status from deadline where owner_id = $1 order by kind', [orderId])).rows;

describe('F-034 一键督办', () => {
  it('F-034 one command from an order, a matter or a notice issues a notice that is filled in already: whom, why, which level, what and by when', async () => {
    const order = await orderOf(MATTERS.night);
    const clocks = await clocksOf(order.id);
    const prefilled = (await chong.as('supervisor').get(`${API}/supervision-notices/prefill?objectType=dispatch-order&objectId=${order.id}`)).body;
    const issued = await issue('supervisor', { objectType: 'dispatch-order', objectId: order.id });

    expect(prefilled).toMatchObject({
      objectNumber: order.number, organ: { code: 'CGJ' }, unit: { code: 'JZ' }, level: 'REMIND', levelZh: '提醒', reason: 'DUE_SOON', open: [],
      clock: { task: '签收', dueAt: minute('2026-03-02', '06:00'), overdue: false }, dueAt: '2026-03-05T15:59:59.999Z',
    });
    expect(issued).toMatchObject({ status: 201, body: { number: 'DB-2026-00001', level: 'REMIND', state: 'ISSUED', organ: { code: 'CGJ' }, unit: { code: 'JZ' }, dueAt: minute('2026-03-02', '06:00'), leaderCoordination: false } });
    expect(await one('supervisor', issued.body.id)).toMatchObject({ facts: prefilled.facts, requirement: prefilled.requirement });
    // R-SUP-5: it pauses nothing.
    expect(await clocksOf(order.id)).toEqual(clocks);

    const matter = await matterOf(MATTERS.vague);
    const ofMatter = await issue('deputy', { objectType: 'incoming-matter', objectId: matter.id, level: 'SUPERVISE', requirement: '请立即定责', dueAt: '2026-03-03T12:00:00+08:00' });
    expect(ofMatter).toMatchObject({ status: 201, body: { number: 'DB-2026-00002', level: 'SUPERVISE', organ: { code: 'CYZX' }, unit: { code: 'PJ' }, leaderCoordination: true } });
    const ofNotice = await issue('supervisor', { objectType: 'supervision-notice', objectId: issued.body.id });
    expect(ofNotice).toMatchObject({ status: 201, body: { objectNumber: 'DB-2026-00001', organ: { code: 'CGJ' }, level: 'REMIND' } });
  });

  it('R-SUP-3 at most one notice of a level is open about an object, however many press at the same time; the next one is proposed a level higher', async () => {
    const order = await orderOf(MATTERS.night);
    const body = { objectType: 'dispatch-order', objectId: order.id, level: 'REMIND' };
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => issue(i % 2 ? 'supervisor' : 'deputy', body)));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'SUPERVISION.ALREADY_OPEN' });
    expect((await issue('supervisor', { ...body, level: undefined })).body).toMatchObject({ level: 'URGE' });
    const { rows } = await city.sql('summons').query(`select count(*)::int as n, max(right(number, 5)::int) as last from supervision_notice`);
    expect(rows[0].n).toBe(rows[0].last);
  });

  it('is for who supervises and for leaders, about what exists, is due, and is asked for in time', async () => {
    const order = await orderOf(MATTERS.vendors);
    const body = { objectType: 'dispatch-order', objectId: order.id };

    expect((await issue('cgj.sr.head', body)).status).toBe(403);
    expect((await issue('supervisor', { ...body, objectId: uuid() })).status).toBe(404);
    expect((await issue('supervisor', { ...body, objectId: 'x' })).status).toBe(404);
    expect((await issue('supervisor', { ...body, dueAt: '2026-03-01T12:00:00+08:00' })).body.code).toBe('SUPERVISION.DUE_PASSED');
    expect((await issue('supervisor', { ...body, object: { number: 'x', organCode: 'CGJ', dueAt: '2026-03-05T12:00:00+08:00' } })).body.code).toBe('SUPERVISION.OBJECT_NOT_YOURS');
    expect((await issue('client.help', body)).body.code).toBe('SUPERVISION.OBJECT_NOT_YOURS');
    expect((await issue('client.swj', body)).status).toBe(403);
  });

  it.each(['assistance-request', 'devolution-application', 'rectification'])('F-034 from %s of another service: its machine account tells what is overdue, a person raises it further, and it says when it is settled', async (objectType) => {
    const object = { number: `XZ-2026-00001-${objectType}`, title: '请求提供取水档案', organCode: 'SWJ', unitCode: 'HD', task: '答复协助请求', dueAt: '2026-03-02T08:00:00+08:00' };
    const body = { objectType, objectId: 'A-1', object };
    const [first, again] = [await issue('client.help', body), await issue('client.help', body)];

    expect([first.status, again.status, again.body.id]).toEqual([201, 200, first.body.id]);
    expect(first.body).toMatchObject({ level: 'REMIND', origin: 'SERVICE', reason: 'OVERDUE', objectNumber: object.number, organ: { code: 'SWJ' }, unit: { code: 'HD' } });
    expect((await issue('supervisor', { objectType, objectId: 'A-1' })).body).toMatchObject({ level: 'URGE', objectNumber: object.number, organ: { code: 'SWJ' } });
    expect((await issue('client.help', { ...body, object: { ...object, organCode: 'XXX' } })).status).toBe(404);
    const settled = await chong.as('client.help').post(`${API}/supervision-notices/settled-objects`, { objectType, objectId: 'A-1', ground: 'DONE' });
    expect(settled.body.closed).toHaveLength(2);
    expect((await one('supervisor', first.body.id))).toMatchObject({ state: 'CLOSED', closedGround: '事项已办理' });
  });
});

describe('F-064 督办通报', () => {
  let late: { id: string; number: string };

  it('F-064 an overdue organ is reminded, urged and supervised by timers, and proposed for a bulletin, each exactly once however many timers sweep', async () => {
    late = await orderOf(MATTERS.meal);
    city.at('2026-03-02T14:05:00+08:00');
    const sweeper = city.service('summons').sweeper!;
    await Promise.all([sweeper.sweep(), sweeper.sweep(), sweeper.sweep()]);
    await city.settled();
    expect(await levels(late.id)).toEqual(['REMIND ISSUED']);
    expect((await about(late.id))[0]).toMatchObject({ origin: 'LADDER', organ: { code: 'SCJ' }, unit: { code: 'SP' }, reason: 'OVERDUE', dueAt: minute('2026-03-03', '02:05') });
    // Its own clock leaves the pace to the ladder.
    await at('2026-03-03T23:30:00');
    expect(await levels(late.id)).toEqual(['REMIND ISSUED']);
    await at('2026-03-04T00:00:01');
    expect(await levels(late.id)).toEqual(['REMIND ESCALATED', 'URGE ISSUED']);
    await at('2026-03-05T00:00:01');
    expect(await levels(late.id)).toEqual(['REMIND ESCALATED', 'URGE ESCALATED', 'SUPERVISE ISSUED']);
    const [remind, urge] = await about(late.id);
    expect([remind.successorId, urge.formerId]).toEqual([urge.id, remind.id]);
    // Above what the ladder brings, a notice that is not signed for climbs by its own clock.
    await at('2026-03-05T14:05:00');
    expect((await levels(late.id)).slice(2)).toEqual(['SUPERVISE ESCALATED', 'LISTED ISSUED']);
    const proposals = async () => (await chong.as('chief').get(`${API}/bulletins/proposals`)).body.items.filter(({ organ }: { organ: { code: string } }) => organ.code === 'SCJ');
    expect(await proposals()).toEqual([]);
    await at('2026-03-10T00:00:01');
    expect(await proposals()).toMatchObject([{ ground: 'LADDER', notices: expect.arrayContaining([remind, urge].map(({ id, number }) => ({ id, number }))) }]);
  });

  it('stops when the order is signed for: the reminder is closed with its ground, and nothing more comes', async () => {
    city.at('2026-03-10T09:00:00+08:00');
    const order = await orderOf(MATTERS.vendors);
    await at('2026-03-10T14:05:00');
    expect(await levels(order.id)).toEqual(['REMIND ISSUED']);
    await chong.as('cgj.sr.handler').post(`${API}/orders/${order.id}/sign-for`);
    expect(await about(order.id)).toMatchObject([{ level: 'REMIND', state: 'CLOSED', closedGround: '事项已办理' }]);
    await chong.as('cgj.sr.head').post(`${API}/orders/${order.id}/start`);
    await at('2026-03-12T00:00:01');
    expect(await levels(order.id)).toEqual(['REMIND CLOSED']);
  });

  it('a timer that dies before it has committed leaves neither a notice nor a number behind, and the next one takes the step once', async () => {
    city.at('2026-03-11T09:00:00+08:00');
    const order = await orderOf(MATTERS.night);
    for (const [failpoint, instant] of [['deadline.told-uncommitted', '2026-03-11T14:05:00'], ['deadline.fired-uncommitted', '2026-03-13T00:05:00']] as const) {
      let deaths = 0;
      armFailpoint(failpoint, 1, () => {
        deaths += 1;
        throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' });
      });
      city.at(`${instant}+08:00`);
      await city.settled().catch(() => undefined);
      disarmFailpoints();
      await city.settled();
      expect(deaths).toBe(1);
    }
    expect(await levels(order.id)).toEqual(['REMIND ESCALATED', 'URGE ISSUED']);
    const { rows } = await city.sql('summons').query(`select count(*)::int as n, max(right(number, 5)::int) as last, (select value::int from number_counter where kind = 'DB') as counted from supervision_notice`);
    expect([rows[0].last, rows[0].counted]).toEqual([rows[0].n, rows[0].n]);
  });

  it('keeps the ladder that was in force when its clock started; an empty ladder raises nothing', async () => {
    city.at('2026-03-13T09:00:00+08:00');
    const before = await orderOf(MATTERS.sand);
    await chong.emit([PolicyChangedV1.create({ key: 'supervision.ladder', value: [], sourceDocument: '崇督〔2026〕1号', validFrom: '2026-03-14' }, new Date('2026-03-12T01:00:00Z'))]);
    await city.settled();
    await at('2026-03-16T09:00:00');
    const after = await orderOf(MATTERS.sand);
    await at('2026-03-16T17:05:00');

    expect((await levels(before.id))[0]).toMatch(/^REMIND/);
    expect(await levels(after.id)).toEqual([]);
  });

  it('a notice is signed for and replied to by two people, rejected, replied to again and closed; no reply counts without its signature', async () => {
    city.at('2026-03-17T09:00:00+08:00');
    const { id, level } = (await about(late.id)).at(-1);
    expect(level).toBe('INTERVIEW');

    expect((await one('scj.jg.head', id)).code).toBe('COMMON.NOT_FOUND');
    expect((await step('scj.sp.handler', 'supervision-notices', id, 'sign')).body).toMatchObject({ state: 'SIGNED', dueAt: '2026-03-20T15:59:59.999Z' });
    expect((await step('scj.sp.head', 'supervision-notices', id, 'reply')).body.code).toBe('SUPERVISION.REPLY_MISSING');
    await city.settled();
    expect([await deskOf('scj.sp.handler', id), await deskOf('scj.sp.head', id)]).toEqual([['write'], []]);
    expect((await step('scj.sp.handler', 'supervision-notices', id, 'reply-text', { text: '已安排人员', evidence: ['值班表'] })).body).toMatchObject({ state: 'SIGNED', actions: ['write'] });
    await city.settled();
    expect([await deskOf('scj.sp.handler', id), await deskOf('scj.sp.head', id), await deskOf('scj.leader', id), await deskOf('supervisor', id)]).toEqual([[], ['reply'], ['reply'], []]);
    expect((await step('scj.leader', 'supervision-notices', id, 'reply')).body).toMatchObject({ state: 'REPLIED', dueAt: null });
    expect((await step('scj.sp.head', 'supervision-notices', id, 'accept', { reason: '好' })).status).toBe(403);
    expect((await step('supervisor', 'supervision-notices', id, 'reject', { reason: '未说明原因' })).body).toMatchObject({ state: 'REJECTED', dueAt: '2026-03-19T15:59:59.999Z' });
    await step('scj.sp.handler', 'supervision-notices', id, 'reply-text', { text: '因交接疏漏，已补签', evidence: ['签收截图'] });
    await step('scj.sp.head', 'supervision-notices', id, 'reply-again');
    const take = (value: string) => city.sql('summons').query(`update supervision_notice set replies = jsonb_set(replies, '{1,signedBy}', $2) where id = $1`, [id, value]);
    await take('null');
    expect((await step('supervisor', 'supervision-notices', id, 'accept', { reason: '好' })).body.code).toBe('SUPERVISION.REPLY_UNSIGNED');
    await take(JSON.stringify(chong.people.get('scj.sp.head')));
    await step('supervisor', 'supervision-notices', id, 'accept', { reason: '情况属实' });
    expect((await step('supervisor', 'supervision-notices', id, 'close')).body).toMatchObject({ state: 'CLOSED', closedGround: '答复已认可', actions: [] });

    const { rows } = await city.sql('summons').query(`select type, payload::text as told from journal where agg_id = $1 and published order by agg_version`, [id]);
    expect(rows.map(({ type }) => type.replace('summons.supervision.', ''))).toEqual(['issued', 'signed', 'replied', 'rejected', 'replied', 'accepted', 'closed']);
    expect(rows.map(({ told }) => told).join()).not.toMatch(/安排人员|交接疏漏|未说明/);
    const [form, same] = [await chong.as('scj.sp.head').download(`${API}/supervision-notices/${id}/form`), await chong.as('deputy').download(`${API}/supervision-notices/${id}/form`)];
    expect([form.bytes.subarray(0, 2).toString(), form.bytes.equals(same.bytes)]).toEqual(['PK', true]);
  });

  it('lists are paged, filtered, searched and exported within what the caller may see; 挂牌督办清单 is the list of that level', async () => {
    await city.settled();
    const get = async (who: string, query: string) => (await chong.as(who).get(`${API}/supervision-notices?${query}`)).body;
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const body = await get('supervisor', `limit=4${next && `&cursor=${encodeURIComponent(next)}`}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      expect(body.total).toBeGreaterThan(8);
      next = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect((await get('supervisor', 'limit=200')).total).toBe(seen.length);
    expect((await get('supervisor', 'level=LISTED&limit=200')).items.every(({ level }: { level: string }) => level === 'LISTED')).toBe(true);
    expect((await get('supervisor', 'leaderCoordination=true&limit=1')).total).toBeGreaterThan(0);
    expect((await get('supervisor', `keyword=${encodeURIComponent(late.number)}`)).items.every(({ objectNumber }: { objectNumber: string }) => objectNumber === late.number)).toBe(true);
    const own = await get('scj.sp.handler', 'limit=200');
    expect([...new Set(own.items.map(({ unit }: { unit: { code: string } }) => unit.code))]).toEqual(['SP']);
    const [sheet] = (await readWorkbook((await chong.as('supervisor').download(`${API}/supervision-notices/export.xlsx?level=LISTED`)).bytes)).sheets;
    expect(sheet!.name).toBe('挂牌督办清单');
    expect(sheet!.rows.flat()).toEqual(expect.arrayContaining(['挂牌督办', late.number]));
  });

  it('R-SUP-4 three 督办 of one organ within six months propose it once, and R-SUP-2 what is not replied to in three working days is taken further', async () => {
    city.at('2026-03-18T09:00:00+08:00');
    const orders = [await orderOf(MATTERS.leak), await orderOf(MATTERS.leak), await orderOf(MATTERS.leak)];
    const issued = [];
    for (const { id } of orders) issued.push((await issue('supervisor', { objectType: 'dispatch-order', objectId: id, level: 'SUPERVISE' })).body);
    const { items } = (await chong.as('supervisor').get(`${API}/bulletins/proposals`)).body;

    expect(items.filter(({ ground, organ }: { ground: string; organ: { code: string } }) => ground === 'THREE_SUPERVISED' && organ.code === 'YJJ')).toMatchObject([{ notices: issued.map(({ number }) => ({ number })) }]);
    await step('yjj.wh.head', 'supervision-notices', issued[0].id, 'sign');
    await at('2026-03-23T23:30:00');
    expect(await one('supervisor', issued[0].id)).toMatchObject({ state: 'SIGNED' });
    await at('2026-03-24T00:00:01');
    expect((await levels(orders[0].id)).map((line: string) => line.split(' ')[0])).toContain('LISTED');
    expect(await one('supervisor', issued[0].id)).toMatchObject({ state: 'ESCALATED' });
  });

  it('F-064 a bulletin is drafted from the figures, heard for three working days, signed only when every appeal is answered, and read by everybody when it is published', async () => {
    city.at('2026-03-24T09:00:00+08:00');
    const drafted = await chong.as('supervisor').post(`${API}/bulletins`, { from: '2026-03-01', to: '2026-03-22' });
    const { id } = drafted.body;
    const entry = (body: { entries: { organ: { code: string } }[] }, code: string) => body.entries.find(({ organ }) => organ.code === code);

    expect(drafted).toMatchObject({ status: 201, body: { state: 'DRAFT', title: '关于崇区依单履职督办情况的通报' } });
    expect(entry(drafted.body, 'SCJ')).toMatchObject({ praise: false, facts: expect.stringContaining('经督办阶梯逐级督办仍未办理'), counts: { orders: 1, overdue: 1, reminded: 2 } });
    const { rows: [counted] } = await city.sql('summons').query(
      `select count(*)::int as n from dispatch_order where role <> 'ASSIST' and state not in ('REDISPATCHED', 'WITHDRAWN') and dispatched_at >= '2026-03-01T00:00+08' and dispatched_at < '2026-03-23T00:00+08'`,
    );
    expect(drafted.body.figures.counts.orders).toBe(counted.n);
    expect((await chong.as('scj.leader').get(`${API}/bulletins/${id}`)).status).toBe(404);
    const named = drafted.body.entries.map(({ organ, facts, praise }: { organ: { code: string }; facts: string; praise: boolean }) => ({ organCode: organ.code, facts, praise }));
    expect((await step('supervisor', 'bulletins', id, '', { audience: 'PUBLIC', entries: named })).body).toMatchObject({ audience: 'PUBLIC', figures: drafted.body.figures });
    const circulated = (await step('supervisor', 'bulletins', id, 'circulate')).body;
    expect(circulated).toMatchObject({ state: 'APPEAL', appealUntil: '2026-03-27T15:59:59.999Z' });
    const own = (await chong.as('scj.leader').get(`${API}/bulletins/${id}`)).body;
    expect([own.entries.length, own.actions]).toEqual([1, ['appeal']]);
    expect((await chong.as('swj.leader').post(`${API}/bulletins/${id}/appeals`, { text: '与我无关' })).status).toBe(entry(drafted.body, 'SWJ') ? 201 : 404);
    const appealed = await chong.as('scj.leader').post(`${API}/bulletins/${id}/appeals`, { text: '已于当日电话告知' });
    expect(appealed).toMatchObject({ status: 201, body: { appeals: [{ text: '已于当日电话告知', outcome: null }] } });
    expect((await step('chief', 'bulletins', id, 'sign', { documentNumber: '崇督〔2026〕3号' })).body.code).toBe('BULLETIN.APPEAL_PERIOD');
    await at('2026-03-28T09:00:00');
    expect((await chong.as('scj.leader').post(`${API}/bulletins/${id}/appeals`, { text: '再次申诉' })).body.code).toBe('BULLETIN.APPEAL_OVER');
    expect((await step('chief', 'bulletins', id, 'sign', { documentNumber: '崇督〔2026〕3号' })).body.code).toBe('BULLETIN.APPEALS_OPEN');
    for (const { id: appealId, organ } of (await chong.as('supervisor').get(`${API}/bulletins/${id}`)).body.appeals) {
      await chong.as('supervisor').post(`${API}/bulletins/${id}/appeals/${appealId}/answer`, organ.code === 'SCJ' ? { outcome: 'CHANGED', answer: '核实后更正', facts: '逾期1件，已说明原因。' } : { outcome: 'REJECTED', answer: '数据无误' });
    }
    await city.sql('summons').query(`update bulletin_appeal set answer = null where bulletin_id = $1`, [id]);
    expect((await step('chief', 'bulletins', id, 'sign', { documentNumber: '崇督〔2026〕3号' })).body.code).toBe('BULLETIN.APPEALS_OPEN');
    await city.sql('summons').query(`update bulletin_appeal set answer = '核实后更正' where bulletin_id = $1`, [id]);
    expect((await step('supervisor', 'bulletins', id, 'sign', { documentNumber: '崇督〔2026〕3号' })).status).toBe(403);
    expect((await step('chief', 'bulletins', id, 'sign', { documentNumber: '崇督〔2026〕3号' })).body).toMatchObject({ state: 'SIGNED' });
    expect((await chong.as('caller').get(`${API}/published-bulletins/${id}`)).status).toBe(404);
    expect((await step('chief', 'bulletins', id, 'publish')).body).toMatchObject({ state: 'PUBLISHED' });

    const read = (await chong.as('caller').get(`${API}/published-bulletins/${id}`)).body;
    expect([read.documentNumber, (entry(read, 'SCJ') as unknown as { facts: string }).facts]).toEqual(['崇督〔2026〕3号', '逾期1件，已说明原因。']);
    const open = await city.anonymous().get(`${API}/public/510184/bulletins`);
    expect(open).toMatchObject({ status: 200, body: { items: [{ id, documentNumber: '崇督〔2026〕3号' }] } });
    const [form, same] = [await chong.as('caller').download(`${API}/published-bulletins/${id}/form`), await chong.as('chief').download(`${API}/bulletins/${id}/form`)];
    expect([form.bytes.subarray(0, 2).toString(), form.bytes.equals(same.bytes)]).toEqual(['PK', true]);
  });

  it('what is meant for the own house is not shown to the public, and a bulletin that is withdrawn gives back whom it took up', async () => {
    const waiting = async () => (await chong.as('chief').get(`${API}/bulletins/proposals`)).body.items.length;
    const first = (await chong.as('supervisor').post(`${API}/bulletins`, { from: '2026-03-01', to: '2026-03-27' })).body;
    await step('chief', 'bulletins', first.id, 'withdraw', { reason: '重新起草' });

    expect((await chong.as('chief').get(`${API}/bulletins?state=WITHDRAWN`)).body.items).toHaveLength(1);
    expect(await waiting()).toBeGreaterThanOrEqual(0);
    await city.sql('summons').query(`update bulletin set audience = 'INTERNAL' where state = 'PUBLISHED'`);
    expect((await city.anonymous().get(`${API}/public/510184/bulletins`)).body.items).toEqual([]);
    expect((await city.anonymous().get(`${API}/public/510199/bulletins`)).status).toBe(404);
  });
});
