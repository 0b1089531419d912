import { CalendarChangedV1, PolicyChangedV1, TenantRegisteredV1 } from '@yidan/contracts';
import { readWorkbook } from '@yidan/documents';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const morning = '2026-03-02T09:00:00+08:00';
let city: TestCity;
let chong: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  await city.settled();
}, 120_000);
afterAll(() => city.stop());
beforeEach(() => city.at(morning));

const matterOf = (body: object) => chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...body });
const step = (who: string, id: string, command: string, body: object = {}) => chong.as(who).post(`${API}/orders/${id}/${command}`, body);

describe('a matter the list is sure of', () => {
  it('goes at once to the unit that holds the item, with reasons, due times and the units that assist', async () => {
    const { status, body } = await matterOf(MATTERS.sand);

    expect([status, body.state, body.match.decision]).toEqual([201, 'DISPATCHED', 'AUTO']);
    expect(body.number).toMatch(/^LJ-20260302-\d{5}$/);
    expect(body.match.candidates[0]).toMatchObject({ itemName: '河道采砂许可及监督管理', organ: { code: 'SWJ', name: '崇区水务局' }, unit: { code: 'HD', name: '河道管理科' } });
    expect(body.match.candidates[0].reasons[0]).toMatchObject({ textZh: expect.stringContaining('采砂'), text: expect.any(String) });
    expect(body.orders).toHaveLength(1);
    expect(body.orders[0]).toMatchObject({ role: 'LEAD', state: 'DISPATCHED', dueKind: 'SIGN_FOR', dueAt: expect.stringMatching(/^2026-03-02T06:00:0/), colour: 'GREEN', interim: false });
    expect(body.orders[0].number).toMatch(/^PJ-20260302-\d{5}$/);

    const order = (await chong.as('swj.hd.head').get(`${API}/orders/${body.orders[0].id}`)).body;
    // The item has a statutory limit of 20 working days, longer than five.
    expect(order.deadlines).toEqual([
      expect.objectContaining({ kind: 'SIGN_FOR', amount: 4, clock: 'WORKING_HOUR', status: 'RUNNING', policyKey: 'dispatch.limits.sign' }),
      expect.objectContaining({ kind: 'HANDLE', amount: 20, clock: 'WORKING_DAY', dueAt: '2026-03-30T15:59:59.999Z', policyKey: 'item.timeLimit', provisional: false }),
    ]);
    expect(order.item).toMatchObject({ versionLabel: 'SWJ-V1.0', basisTexts: ['《中华人民共和国水法》第三十九条'] });
    expect(order.reasons.length).toBeGreaterThan(0);
    expect(order.actions).toEqual(['signFor']);
  });

  it('goes to those who assist as well, each with an order of its own (R-DIS-2)', async () => {
    const asked = (await matterOf({ ...MATTERS.vague, urgency: 'NORMAL' })).body;
    expect(asked).toMatchObject({ state: 'UNMATCHED' });
    const decided = await chong.as('op').post(
      `${API}/matters/${asked.id}/decide`,
      { itemKey: chong.items.get('河道管理范围内倾倒垃圾、渣土等废弃物的查处'), reason: '来电核实系河道垃圾' },
      { 'if-match': `"${asked.rowVersion}"` },
    );

    expect(decided.body).toMatchObject({ state: 'DISPATCHED' });
    expect(decided.body.orders.map((o: { role: string; unit: { code: string } }) => [o.role, o.unit.code])).toEqual([['LEAD', 'ZF'], ['ASSIST', 'HD']]);
    const lead = decided.body.orders[0].id;
    const assist = decided.body.orders[1].id;
    expect((await chong.as('swj.hd.handler').get(`${API}/orders/${lead}`)).status).toBe(404);
    expect((await chong.as('swj.hd.handler').get(`${API}/orders/${assist}`)).body.actions).toEqual(['signFor']);
  });
});

describe('the life of an order', () => {
  it('is signed for, started, submitted by two hands, called back and closed, and its matter with it', async () => {
    const matter = (await matterOf({ ...MATTERS.night, externalId: 'life-1' })).body;
    const { id, number } = matter.orders[0];

    expect((await step('cgj.jz.handler', id, 'sign-for')).body).toMatchObject({ state: 'SIGNED', dueKind: 'START', handlerPersonId: chong.people.get('cgj.jz.handler') });
    expect((await step('cgj.jz.handler', id, 'start')).status).toBe(403);
    city.at('2026-03-02T10:00:00+08:00');
    expect((await step('cgj.jz.head', id, 'start', { handlerPersonId: chong.people.get('cgj.sr.handler') })).body.code).toBe('DISPATCH.HANDLER_OUTSIDE_UNIT');
    expect((await step('cgj.jz.head', id, 'start')).body).toMatchObject({ state: 'IN_PROGRESS', dueKind: 'HANDLE', dueAt: '2026-03-09T15:59:59.999Z' });
    expect((await step('cgj.jz.handler', id, 'submit', { result: '已责令停工' })).body.code).toBe('DISPATCH.RESULT_REQUIRED');
    const signedOnce = await step('cgj.jz.handler', id, 'submit', { result: '已责令停工并处罚', evidence: ['现场照片1', '责令改正通知书'] });
    expect(signedOnce.body).toMatchObject({ state: 'IN_PROGRESS', actions: ['requestHelp'] });
    expect((await step('cgj.jz.head', id, 'submit')).body).toMatchObject({ state: 'SUBMITTED', dueKind: 'CALLBACK', dueAt: '2026-03-05T15:59:59.999Z' });
    expect((await step('op', id, 'reject', { reason: '照片不清' })).body).toMatchObject({ state: 'IN_PROGRESS', dueKind: 'HANDLE', dueAt: '2026-03-09T15:59:59.999Z' });
    await step('cgj.jz.head', id, 'submit', { result: '已责令停工并处罚', evidence: ['现场照片2'] });
    await step('cgj.jz.handler', id, 'submit');
    expect((await step('op', id, 'callback', { responded: true, resolved: false, satisfaction: 2, ground: '来电人称夜间仍施工' })).body).toMatchObject({ state: 'CALLED_BACK', colour: 'GREY' });
    expect((await step('op', id, 'close', { ground: '已回访' })).body.code).toBe('DISPATCH.UNRESOLVED');
    expect((await step('op', id, 'reopen', { reason: '夜间仍有施工' })).body).toMatchObject({ state: 'IN_PROGRESS', callback: null });
    await step('cgj.jz.handler', id, 'submit', { result: '已查封设备', evidence: ['查封决定书'] });
    await step('cgj.jz.head', id, 'submit');
    await step('op', id, 'callback', { responded: true, resolved: true, satisfaction: 5, ground: '来电人满意' });
    const closed = (await step('op', id, 'close', { ground: '办结归档' })).body;

    expect(closed).toMatchObject({ number, state: 'CLOSED', stateZh: '已办结', colour: 'GREY', actions: [], callback: { resolved: true, satisfaction: 5 } });
    expect(closed.timeline.map((entry: { event: string }) => entry.event.replace('dispatch.order.', ''))).toEqual([
      'dispatched', 'signed', 'started', 'submission-signed', 'submission-signed', 'submitted', 'rejected', 'submission-signed', 'submission-signed', 'submitted', 'called-back',
      'reopened', 'submission-signed', 'submission-signed', 'submitted', 'called-back', 'closed',
    ]);
    expect(closed.timeline[6]).toMatchObject({ note: { reason: '照片不清' }, actor: { id: chong.people.get('op'), roles: ['DISPATCH_OPERATOR'] } });
    expect((await chong.as('op').get(`${API}/matters/${matter.id}`)).body).toMatchObject({ state: 'CLOSED', orders: [{ state: 'CLOSED' }] });
    const { rows } = await city.sql('summons').query(`select payload from journal where type = 'dispatch.order.closed' and agg_id = $1`, [id]);
    expect(rows[0].payload).toMatchObject({ itemKey: chong.items.get('建筑施工噪声扰民查处'), onTime: true, resolved: true, satisfaction: 5 });
  });

  it('goes no step out of turn', async () => {
    const { id } = (await matterOf(MATTERS.meal)).body.orders[0];

    expect(await step('scj.sp.head', id, 'start')).toMatchObject({ status: 409, body: { code: 'COMMON.STEP_OUT_OF_ORDER', detailZh: expect.stringContaining('已派件') } });
    expect((await step('op', id, 'sign-for')).status).toBe(403);
    expect((await step('scj.sp.handler', id, 'close', { ground: 'x' })).status).toBe(403);
  });

  it('states the version somebody read, and refuses an older one', async () => {
    const { id, rowVersion } = (await matterOf(MATTERS.meal)).body.orders[0];

    expect((await chong.as('scj.sp.handler').post(`${API}/orders/${id}/sign-for`, {}, { 'if-match': `"${rowVersion + 5}"` })).status).toBe(412);
    const signed = await chong.as('scj.sp.handler').post(`${API}/orders/${id}/sign-for`, {}, { 'if-match': `"${rowVersion}"` });
    expect([signed.status, signed.headers.get('etag')]).toEqual([200, `"${rowVersion + 1}"`]);
  });
});

describe('F-032 照单履职', () => {
  it('F-032 a unit’s inbox shows the orders it holds and no other; it acts on no other', async () => {
    const own = (await matterOf(MATTERS.vendors)).body.orders[0];
    const foreign = (await matterOf(MATTERS.meal)).body.orders[0];

    const inbox = (await chong.as('cgj.sr.handler').get(`${API}/orders?limit=200`)).body;
    const units = new Set(inbox.items.map((o: { unit: { code: string } }) => o.unit.code));
    expect(inbox.items.map((o: { id: string }) => o.id)).toContain(own.id);
    expect([...units]).toEqual(['SR']);
    expect(inbox.total).toBe(inbox.items.length);
    expect((await chong.as('cgj.sr.handler').get(`${API}/orders/${foreign.id}`)).status).toBe(404);
    expect((await step('cgj.sr.handler', foreign.id, 'sign-for')).status).toBe(404);
    // The other unit of the same bureau is another unit.
    expect((await chong.as('cgj.jz.head').get(`${API}/orders/${own.id}`)).status).toBe(404);
    expect((await chong.as('cgj.sr.handler').get(`${API}/orders?view=organ`)).body.code).toBe('DISPATCH.VIEW_NOT_YOURS');
    expect((await chong.as('cgj.sr.handler').get(`${API}/orders/${own.id}/dispatch-form`)).status).toBe(200);
    expect((await chong.as('cgj.sr.handler').get(`${API}/orders/${foreign.id}/dispatch-form`)).status).toBe(404);
    expect((await chong.as('cgj.sr.handler').get(`${API}/matters/${own.matterId}`)).status).toBe(200);
    expect((await chong.as('cgj.sr.handler').get(`${API}/matters/${foreign.matterId}`)).status).toBe(404);
  });

  it('shows each person the own orders, each bureau all of its units, and the operator all', async () => {
    const { id } = (await matterOf(MATTERS.vendors)).body.orders[0];
    expect((await chong.as('cgj.sr.handler').get(`${API}/orders?view=mine`)).body.total).toBe(0);
    await step('cgj.sr.handler', id, 'sign-for');

    expect((await chong.as('cgj.sr.handler').get(`${API}/orders?view=mine`)).body.items.map((o: { id: string }) => o.id)).toEqual([id]);
    const all = (await chong.as('op').get(`${API}/orders?limit=200`)).body;
    expect(new Set(all.items.map((o: { organ: { code: string } }) => o.organ.code)).size).toBeGreaterThan(2);
    const ofBureau = (await chong.as('swj.leader').get(`${API}/orders`)).body.items;
    expect(new Set(ofBureau.map((o: { organ: { code: string } }) => o.organ.code))).toEqual(new Set(['SWJ']));
  });

  it('pages through all orders once each, and counts them', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    let total = 0;
    do {
      const { body } = await chong.as('op').get(`${API}/orders?limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
      seen.push(...body.items.map((o: { id: string }) => o.id));
      total = body.total;
      cursor = body.next;
    } while (cursor);

    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(total);
  });

  it('filters by state, urgency, day, overdue and words', async () => {
    const get = async (query: string) => (await chong.as('op').get(`${API}/orders?${query}`)).body;

    expect((await get('state=SIGNED')).items.every((o: { state: string }) => o.state === 'SIGNED')).toBe(true);
    expect((await get('state=SIGNED,CLOSED')).total).toBeGreaterThan((await get('state=CLOSED')).total);
    expect((await get('urgency=EMERGENCY')).total).toBe(0);
    expect((await get('from=2026-03-03')).total).toBe(0);
    expect((await get('from=2026-03-02&to=2026-03-02')).total).toBe((await get('')).total);
    expect((await get(`keyword=${encodeURIComponent('采砂')}`)).items[0].itemName).toContain('采砂');
    expect((await get(`keyword=${encodeURIComponent('100%')}`)).total).toBe(0);
    expect((await get('overdue=true')).total).toBe(0);
    city.at('2026-03-02T14:00:01+08:00');
    expect((await get('overdue=true&state=DISPATCHED')).items[0]).toMatchObject({ colour: 'RED', dueKind: 'SIGN_FOR' });
    expect((await get('state=NONSENSE')).code).toBe('COMMON.MALFORMED');
  });
});

it('R-DIS-8 the live view counts what runs, is due today and is overdue, by unit, and agrees with the lists', async () => {
  city.at('2026-03-02T14:00:01+08:00');
  const { body } = await chong.as('op').get(`${API}/statistics`);
  const open = (await chong.as('op').get(`${API}/orders?limit=200&state=DISPATCHED,SIGNED,IN_PROGRESS,SUBMITTED,CALLED_BACK`)).body;
  const overdue = (await chong.as('op').get(`${API}/orders?limit=200&overdue=true`)).body;

  expect(body.total.running).toBe(open.total);
  expect(body.total.overdue).toBe(overdue.total);
  expect(body.total.overdue).toBeGreaterThan(0);
  expect(body.rows.reduce((sum: number, row: { running: number }) => sum + row.running, 0)).toBe(open.total);
  const ofUnit = (await chong.as('cgj.sr.head').get(`${API}/statistics`)).body;
  expect(ofUnit.rows.map((row: { unit: { code: string } }) => row.unit.code)).toEqual(['SR']);
});

describe('what is handed out', () => {
  it('the form is a .docx with the same bytes at every printing', async () => {
    const { id, number } = (await matterOf({ ...MATTERS.vendors, location: { address: '北门小区东门' } })).body.orders[0];

    const first = await chong.as('cgj.sr.handler').download(`${API}/orders/${id}/dispatch-form`);
    await step('cgj.sr.handler', id, 'sign-for');
    const second = await chong.as('op').download(`${API}/orders/${id}/dispatch-form`);

    expect(first.headers.get('content-disposition')).toContain(`${number}.docx`);
    expect(first.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(second.bytes.equals(first.bytes)).toBe(true);
  });

  it('a list is exported as a workbook or as text, within the view of the caller', async () => {
    const xlsx = await chong.as('cgj.sr.handler').download(`${API}/orders/export?format=xlsx`);
    const csv = await chong.as('op').download(`${API}/orders/export?format=csv&state=CLOSED`);

    const [sheet] = (await readWorkbook(xlsx.bytes)).sheets;
    expect(sheet!.rows[0]).toContain('派件单编号');
    expect(new Set(sheet!.rows.slice(1).map((row) => row[7]))).toEqual(new Set(['市容管理科']));
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.bytes.toString('utf8').trim().split('\r\n')).toHaveLength(2);
  });
});

describe('the complainant', () => {
  it('is shown to the handling chain only, each look is written down, and nothing else carries the data', async () => {
    const complainant = { name: '王桂芬', phone: '13800138000' };
    const sent = await matterOf({ ...MATTERS.vendors, complainant });
    const { id } = sent.body;

    expect(sent.body).toMatchObject({ hasComplainant: true });
    expect(JSON.stringify(sent.body)).not.toMatch(/王桂芬|13800138000/);
    expect((await chong.as('op').get(`${API}/matters/${id}/complainant`)).body).toEqual(complainant);
    expect((await chong.as('cgj.sr.handler').get(`${API}/matters/${id}/complainant`)).body).toEqual(complainant);
    expect((await chong.as('scj.sp.handler').get(`${API}/matters/${id}/complainant`)).status).toBe(404);
    expect((await chong.as('supervisor').get(`${API}/matters/${id}/complainant`)).status).toBe(403);
    const read = await city.sql('summons').query(`select 1 from journal where type = 'dispatch.complainant.read' and payload->>'matterId' = $1`, [id]);
    expect(read.rowCount).toBe(2);
    const dump = await city.sql('summons').query(
      `select (select string_agg(payload::text || coalesce(changes::text, ''), '') from journal) || (select string_agg(m::text, '') from incoming_matter m)
              || (select coalesce(string_agg(i::text, ''), '') from idempotency i) as text`,
    );
    expect(dump.rows[0].text).not.toMatch(/王桂芬|13800138000/);
  });
});

describe('the limits', () => {
  it('are the tenant’s own where it set them, frozen when the clock starts', async () => {
    const before = (await matterOf(MATTERS.meal)).body.orders[0];
    await chong.emit([PolicyChangedV1.create({ key: 'dispatch.limits.sign', value: { NORMAL: '2 wh' }, sourceDocument: '崇政办〔2026〕2号', validFrom: '2026-03-01' }, new Date(morning))]);
    await city.settled();
    const after = (await matterOf(MATTERS.meal)).body.orders[0];

    expect([before.dueAt, after.dueAt].map((due) => due.slice(0, 16))).toEqual(['2026-03-02T06:00', '2026-03-02T03:00']);
    expect((await chong.as('op').get(`${API}/orders/${before.id}`)).body.dueAt).toBe(before.dueAt);
    const { rows } = await city.sql('summons').query(`select policy_value as value from deadline where owner_id = $1 and kind = 'SIGN_FOR'`, [after.id]);
    expect(rows[0].value).toMatchObject({ amount: 2, clock: 'WORKING_HOUR', source: 'TENANT', sourceDocument: '崇政办〔2026〕2号' });
  });

  it('R-DL-5 that run into a year without a calendar get their real end when it is loaded, and the order follows', async () => {
    city.at('2026-12-31T16:00:00+08:00');
    const order = (await matterOf(MATTERS.meal)).body.orders[0];
    const shown = async () => {
      const { dueAt, deadlines } = (await chong.as('op').get(`${API}/orders/${order.id}`)).body;
      return { dueAt, signFor: deadlines.find(({ kind }: { kind: string }) => kind === 'SIGN_FOR') };
    };
    // An hour of the old year, then Monday the fourth: two working hours are what this tenant gives.
    const before = expect.stringContaining('2027-01-04T02:00:');
    expect(await shown()).toMatchObject({ dueAt: before, signFor: { dueAt: before, provisional: true } });

    const days = [['2027-01-01', 'STATUTORY_HOLIDAY'], ['2027-01-04', 'SHIFTED_REST']].map(([date, kind]) => ({ date: date!, kind: kind as 'SHIFTED_REST', name: '元旦' }));
    await city.emit('list-registry', '510100', [TenantRegisteredV1.create({ tenantId: '510100', name: '市', level: 'CITY', cityTenantId: '510100' }, new Date(morning))]);
    await city.emit('list-registry', '510100', [CalendarChangedV1.create({ calendarId: crypto.randomUUID(), year: 2027, source: '国办发明电〔2026〕9号', days }, new Date(morning))]);
    await city.settled();
    await city.service('summons').sweeper!.sweep();

    const after = expect.stringContaining('2027-01-05T02:00:');
    expect(await shown()).toMatchObject({ dueAt: after, signFor: { dueAt: after, provisional: false } });
  });
});
