import { CalendarChangedV1, GrantEndedV1, PersonLeftV1, PersonSecondedV1, PolicyChangedV1 } from '@yidan/contracts';
import type { DeskCounts } from '@yidan/contracts';
import type { Role } from '@yidan/kernel';
import { ActorResolver, REFERENCE_TABLES } from '@yidan/platform';
import { producerOnly, startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import { DeskStreams } from '../src/api/desk/desk-streams.ts';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { DeskListening } from './desk-listening.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const morning = '2026-03-02T09:00:00+08:00';
const at = new Date(morning);
let city: TestCity;
let chong: District;
let guan: District;

beforeAll(async () => {
  city = await startCity([producerOnly('dispute-arbitration'), summons], { logLevel: 'error' });
  city.at(morning);
  [chong, guan] = [await District.found(city, '510184', '崇'), await District.found(city, '510181', '灌')];
  // What is overdue brings about nothing of itself here: the desks hold matters and orders alone.
  for (const district of [chong, guan]) await district.emit([PolicyChangedV1.create({ key: 'supervision.ladder', value: [], sourceDocument: '督〔2026〕1号', validFrom: '2026-01-01' }, at)]);
  await city.settled();
}, 120_000);
afterAll(() => city.stop());
beforeEach(() => city.at(morning));

interface Order {
  readonly id: string;
  readonly number: string;
  readonly rowVersion: number;
}

const done = ({ status, body }: { status: number; body: unknown }) => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const send = async (body: object, district = chong) => done(await district.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...body })) as { id: string; number: string; orders: Order[] };
const step = async (who: string, id: string, command: string, body: object = {}) => done(await chong.as(who).post(`${API}/orders/${id}/${command}`, body));
const read = async (who: string, query = '', district = chong) => (await district.as(who).get(`${API}/desk${query}`)).body;
const desk = async (who: string, query = '', district = chong) => {
  await city.settled();
  return read(who, query, district);
};
const tasks = async (who: string): Promise<string[]> => (await read(who, '?limit=200')).items.map((task: { number: string; step: string }) => `${task.number} ${task.step}`);
const counts = async (who: string): Promise<DeskCounts> => (await read(who)).counts;

describe('an order on its way', () => {
  it('lies on the desk of whoever comes next, and on no other, from its dispatch to its close', async () => {
    const { orders: [order] } = await send(MATTERS.night);
    const { id, number } = order!;
    const people = ['cgj.jz.handler', 'cgj.jz.head', 'cgj.sr.handler', 'swj.hd.head', 'op', 'supervisor'];
    const whose = async (): Promise<string[]> => {
      await city.settled();
      const desks = await Promise.all(people.map(tasks));
      return desks.flatMap((lying, n) => lying.filter((task) => task.startsWith(number)).map((task) => `${people[n]} ${task.slice(number.length + 1)}`));
    };

    expect(await whose()).toEqual(['cgj.jz.handler signFor', 'cgj.jz.head signFor']);
    await step('cgj.jz.handler', id, 'sign-for');
    expect(await whose()).toEqual(['cgj.jz.head start']);
    await step('cgj.jz.head', id, 'start');
    expect(await whose()).toEqual(['cgj.jz.handler submit', 'cgj.jz.head submit']);
    await step('cgj.jz.handler', id, 'submit', { result: '已责令停工', evidence: ['photo-1'] });
    expect(await whose()).toEqual(['cgj.jz.head submit']);
    await step('cgj.jz.head', id, 'submit');
    expect(await whose()).toEqual(['op callback']);
    await step('op', id, 'reject', { reason: '请补充现场照片' });
    expect(await whose()).toEqual(['cgj.jz.handler submit', 'cgj.jz.head submit']);
    await step('cgj.jz.handler', id, 'submit', { result: '已责令停工并罚款', evidence: ['photo-2'] });
    await step('cgj.jz.head', id, 'submit');
    await step('op', id, 'callback', { responded: true, resolved: true, satisfaction: 5, ground: '电话回访，诉求人认可' });
    expect(await whose()).toEqual(['op close']);
    await step('op', id, 'close', { ground: '已办结' });
    expect(await whose()).toEqual([]);
  });

  it('shows what it is about to whoever may read it, and its events say nothing but the number and the step', async () => {
    const { orders: [order], number } = await send({ ...MATTERS.sand, title: '有人在河里挖沙 13800138000' });
    const [task] = (await desk('swj.hd.head', `?keyword=${order!.number}`)).items;

    expect(task).toMatchObject({
      service: 'summons', objectType: 'dispatch-order', objectId: order!.id, objectZh: '派件单', stepZh: '签收', number: order!.number, itemName: '河道采砂许可及监督管理', urgency: 'NORMAL',
      organ: { code: 'SWJ', name: '崇区水务局' }, unit: { code: 'HD', name: '河道管理科' }, mine: false, colour: 'GREEN', dueToday: true, actions: ['claim'], claimedBy: null,
    });
    expect(task.title).toContain('有人在河里挖沙');
    expect(task.title).not.toContain('13800138000');
    const { rows } = await city.sql('summons').query<{ payload: string }>(`select payload::text from journal where type like 'desk.task.%'`);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ payload }) => /挖沙|13800138000|河道采砂/.test(payload))).toEqual([]);
    expect(rows.some(({ payload }) => payload.includes(order!.number))).toBe(true);
    expect(number).toMatch(/^LJ-/);
  });

  it('that is restricted is only a number, for whoever has it on the desk', async () => {
    const matter = await send({ ...MATTERS.meal, disclosure: 'RESTRICTED', readers: [chong.people.get('op')!] });
    const [order] = matter.orders;
    const handler = (await desk('scj.sp.handler', `?keyword=${order!.number}`)).items[0];

    expect(handler).toMatchObject({ number: order!.number, stepZh: '签收' });
    await chong.appoint('op2', 'CYZX', null, ['DISPATCH_OPERATOR']);
    await step('scj.sp.handler', order!.id, 'sign-for');
    await step('scj.sp.head', order!.id, 'start');
    await step('scj.sp.handler', order!.id, 'submit', { result: '已检查', evidence: ['photo'] });
    await step('scj.sp.head', order!.id, 'submit');
    const [named] = (await desk('op', `?keyword=${order!.number}`)).items;
    const [other] = (await desk('op2', `?keyword=${order!.number}`)).items;
    expect([named.title, named.itemName]).toEqual([MATTERS.meal.title, '餐饮服务食品安全监督检查']);
    expect([other.number, other.title, other.itemName]).toEqual([order!.number, null, null]);
  });
});

describe('the desk of a unit', () => {
  beforeAll(async () => {
    for (let n = 0; n < 3; n += 1) await send(MATTERS.vendors);
    await send({ ...MATTERS.vendors, urgency: 'URGENT' });
    const { orders: [third] } = await send(MATTERS.vendors);
    await step('cgj.sr.handler', third!.id, 'sign-for');
    await step('cgj.sr.head', third!.id, 'start');
    for (let n = 0; n < 2; n += 1) await send(MATTERS.vague);
  });

  /** What waits for somebody by the plain tables, without any desk. */
  async function plain(where: string, now: string): Promise<{ total: number; overdue: number; today: number }> {
    const { rows } = await city.sql('summons').query<{ total: number; overdue: number; today: number }>(
      `select count(*)::int as total, count(*) filter (where due_at < $1)::int as overdue,
              count(*) filter (where due_at >= $1 and (due_at at time zone 'Asia/Shanghai')::date = ($1::timestamptz at time zone 'Asia/Shanghai')::date)::int as today
         from (select state, unit_id, due_at, signatures, tenant_id, role, case when state in ('SUBMITTED', 'CALLED_BACK') then 'operator' when state = 'SIGNED' then 'head' else 'unit' end as whose from dispatch_order
               union all
               select m.state, null, d.due_at, '[]', m.tenant_id, null, 'operator' from incoming_matter m join deadline d on d.owner_id = m.id and d.status = 'RUNNING') o
        where tenant_id = '510184' and state not in ('CLOSED', 'REDISPATCHED', 'WITHDRAWN') and ${where}`,
      [now],
    );
    return rows[0]!;
  }

  it('counts what a plain count of orders and matters finds, for handler, head and operator, before and after their time', async () => {
    const ofUnit = `unit_id = '${chong.units.get('CGJ.SR')}'`;
    await city.settled();
    for (const now of [morning, '2026-03-02T18:00:00+08:00', '2026-03-20T12:00:00+08:00']) {
      city.at(now);
      for (const [who, where] of [['cgj.sr.handler', `${ofUnit} and whose = 'unit'`], ['cgj.sr.head', `${ofUnit} and whose in ('unit', 'head')`], ['op', `whose = 'operator'`]] as const) {
        const { all, unit } = await counts(who);
        const { total, overdue, today } = await plain(where, new Date(now).toISOString());

        expect({ who, now, total: all.total, overdue: all.overdue, today: all.dueToday }).toEqual({ who, now, total, overdue, today });
        expect(Object.values(all.colours).reduce((sum, count) => sum + count, 0)).toBe(all.total);
        expect(unit.total).toBe(who === 'op' ? 0 : total);
      }
    }
  });

  it('is its own: of two units, and of two districts, neither sees what lies on the other’s', async () => {
    const { orders: [theirs] } = await send(MATTERS.vendors, guan);
    await city.settled();
    const [sr, jz] = [await tasks('cgj.sr.handler'), await tasks('cgj.jz.handler')];

    expect(sr.length).toBeGreaterThan(3);
    expect(sr.filter((task) => jz.includes(task))).toEqual([]);
    const other = (await desk('cgj.sr.handler', '?limit=200', guan)).items as { objectId: string }[];
    expect(other.map(({ objectId }) => objectId)).toEqual([theirs!.id]);
    expect((await desk('cgj.sr.handler')).items.some(({ objectId }: { objectId: string }) => objectId === theirs!.id)).toBe(false);
  });

  it('is sorted by what is due first, in pages that neither miss nor repeat a task, and narrowed as asked', async () => {
    const whole = (await desk('cgj.sr.handler', '?limit=200')).items as { id: string; dueAt: string }[];
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { id: string }[]; next: string | null; total: number } = await desk('cgj.sr.handler', `?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(page.total).toBe(whole.length);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }

    expect(paged).toEqual(whole.map(({ id }) => id));
    expect(whole.map(({ dueAt }) => dueAt)).toEqual(whole.map(({ dueAt }) => dueAt).toSorted());
    expect((await desk('cgj.sr.handler', '?urgency=URGENT')).total).toBe(1);
    expect((await desk('cgj.sr.handler', '?step=submit')).total).toBe(1);
    expect((await desk('cgj.sr.handler', '?kind=incoming-matter')).total).toBe(0);
    expect((await desk('cgj.sr.handler', '?service=list-registry')).total).toBe(0);
    expect((await desk('cgj.sr.handler', `?keyword=${encodeURIComponent('占道经营')}`)).total).toBe(whole.length);
    expect((await desk('op', '?kind=incoming-matter&step=decide')).total).toBeGreaterThan(1);
    city.at('2026-03-02T11:00:00+08:00');
    expect((await desk('cgj.sr.handler', '?overdue=true')).items.map(({ colour, urgency }: { colour: string; urgency: string }) => [colour, urgency])).toEqual([['RED', 'URGENT']]);
    expect((await desk('cgj.sr.handler', '?overdue=false')).total).toBe(whole.length - 1);
  });

  it('tells what is one’s own: what the head gave to somebody, and what somebody took on', async () => {
    const { items } = await desk('cgj.sr.handler', '?scope=mine');
    expect(items.map(({ step: next, personId }: { step: string; personId: string }) => [next, personId])).toEqual([['submit', chong.people.get('cgj.sr.handler')]]);

    const [first] = (await desk('cgj.sr.handler', '?step=signFor')).items;
    const claimed = await chong.as('cgj.sr.handler').post(`${API}/desk/${first.id}/claim`);
    expect(claimed).toMatchObject({ status: 200, body: { id: first.id, claimedBy: chong.people.get('cgj.sr.handler'), mine: true, actions: ['unclaim'] } });
    expect((await counts('cgj.sr.handler')).mine.total).toBe(2);
    expect((await chong.as('cgj.sr.head').post(`${API}/desk/${first.id}/claim`)).body.code).toBe('DESK.TASK_TAKEN');
    expect((await chong.as('cgj.sr.head').post(`${API}/desk/${first.id}/unclaim`)).body.code).toBe('DESK.TASK_NOT_TAKEN');
    expect((await chong.as('cgj.jz.handler').post(`${API}/desk/${first.id}/claim`)).status).toBe(404);
    expect((await guan.as('cgj.sr.handler').post(`${API}/desk/${first.id}/claim`)).status).toBe(404);
    expect((await chong.as('cgj.sr.handler').post(`${API}/desk/${first.id}/unclaim`)).body).toMatchObject({ claimedBy: null, mine: false });
    // It says who will do it, not who may.
    await chong.as('cgj.sr.head').post(`${API}/desk/${first.id}/claim`);
    await step('cgj.sr.handler', first.objectId, 'sign-for');
    await city.settled();
    expect((await city.sql('summons').query('select from desk_claim')).rowCount).toBe(0);
  });

  it('shows the new time where a calendar that is loaded moves a limit', async () => {
    const due = async (): Promise<string> => (await desk('cgj.sr.handler', '?step=submit')).items[0].dueAt;
    expect(await due()).toBe('2026-03-09T15:59:59.999Z');
    await chong.emit([CalendarChangedV1.create({ calendarId: uuid(), year: 2026, source: '崇府发〔2026〕3号', days: [{ date: '2026-03-05', kind: 'SHIFTED_REST', name: '封闭' }] }, at)]);
    expect(await due()).toBe('2026-03-10T15:59:59.999Z');
  });

  it('is the same after the copies were rebuilt, with the claims as they were', async () => {
    const [first] = (await desk('cgj.sr.handler', '?step=signFor')).items;
    await chong.as('cgj.sr.handler').post(`${API}/desk/${first.id}/claim`);
    const before = [await desk('cgj.sr.handler', '?limit=200'), await desk('op', '?limit=200')];

    const rebuilt = await city.as('platform.operator').post(`${API}/local-copies/rebuild`);

    expect(rebuilt).toMatchObject({ status: 200, body: { producers: ['dispute-arbitration', 'list-registry', 'summons'], tables: expect.arrayContaining(['desk_task', ...REFERENCE_TABLES]) } });
    expect([await desk('cgj.sr.handler', '?limit=200'), await desk('op', '?limit=200')]).toEqual(before);
  });
});

describe('a right that ends', () => {
  const appointed = async (name: string): Promise<{ personId: string; subject: string; organId: string; unitId: string }> => {
    await chong.appoint(name, 'CGJ', 'SR', ['UNIT_HANDLER']);
    await city.settled();
    return { personId: chong.people.get(name)!, subject: `崇.${name}`, organId: chong.organs.get('CGJ')!, unitId: chong.units.get('CGJ.SR')! };
  };
  const status = async (name: string): Promise<[number, string | undefined]> => {
    await city.settled();
    const { status: code, body } = await chong.as(name).get(`${API}/desk`);
    return [code, body.code ?? (body.items.length > 0 ? 'TASKS' : 'NONE')];
  };
  const account = { postId: null, employmentKind: 'IN_ESTABLISHMENT' as const };

  it('shows nothing at the next request: the grant, the service, or for as long as somebody is lent to another organ', async () => {
    const [leaving, lent, relieved] = [await appointed('leaving'), await appointed('lent'), await appointed('relieved')];
    for (const name of ['leaving', 'lent', 'relieved']) expect(await status(name)).toEqual([200, 'TASKS']);

    await chong.emit([PersonLeftV1.create({ ...leaving, ...account, secondment: null, leftOn: '2026-03-02' }, at)]);
    expect(await status('leaving')).toEqual([401, 'AUTH.TENANT_MISSING']);

    const secondment = { toOrganId: chong.organs.get('SWJ')!, from: '2026-03-02', to: '2026-03-31', approvedByDocument: '清编函〔2026〕3号' };
    await chong.emit([PersonSecondedV1.create({ ...lent, ...account, secondment, leftOn: null }, at)]);
    expect(await status('lent')).toEqual([403, 'SEC.GRANTS_REST']);
    city.at('2026-04-01T09:00:00+08:00');
    expect(await status('lent')).toEqual([200, 'TASKS']);

    city.at(morning);
    const { rows } = await city.sql('summons').query<{ id: string }>('select id from role_grant where person_id = $1', [relieved.personId]);
    await chong.emit([GrantEndedV1.create({ grantId: rows[0]!.id, personId: relieved.personId, subject: relieved.subject, organId: relieved.organId, unitId: relieved.unitId, role: 'UNIT_HANDLER' }, at)]);
    expect(await status('relieved')).toEqual([401, 'AUTH.TENANT_MISSING']);
  });
});

describe('whoever listens', () => {
  const open: DeskListening[] = [];
  const listen = async (who: string, headers: Record<string, string> = {}): Promise<DeskListening> => {
    const listening = await DeskListening.of(city, `崇.${who}`, headers);
    open.push(listening);
    return listening;
  };
  afterEach(async () => {
    for (const listening of open.splice(0)) await listening.close();
  });

  it('is told the counts of now, and of each task that appears and goes, by whatever door the order came', async () => {
    await city.settled();
    const unit = await listen('cgj.jz.handler');
    const other = await listen('cgj.sr.handler');

    expect([unit.status, unit.headers.get('content-type'), unit.headers.get('cache-control'), unit.headers.get('x-accel-buffering')]).toEqual([200, 'text/event-stream; charset=utf-8', 'no-store, no-transform', 'no']);
    const first = await unit.next();
    expect(first).toMatchObject({ event: 'desk', data: { changed: [], gone: [], reload: false, counts: await counts('cgj.jz.handler') } });
    await other.next();

    const { orders: [order] } = await send(MATTERS.night);
    const told = await unit.next();
    expect(told.data.changed).toEqual([expect.objectContaining({ objectId: order!.id, step: 'signFor', stepZh: '签收', number: order!.number, title: null, mine: false, unit: expect.objectContaining({ code: 'JZ' }) })]);
    expect(told.data.counts.all.total).toBe(first.data.counts.all.total + 1);

    await step('cgj.jz.handler', order!.id, 'sign-for');
    const gone = await unit.until(({ data }) => data.gone.length > 0);
    expect(gone.data.gone).toEqual([told.data.changed[0]!.id]);
    expect(other.heard).toHaveLength(1);
  });

  it('goes on where the connection broke, and is told to read anew where that is no longer known', async () => {
    await city.settled();
    const before = await listen('cgj.jz.handler');
    const { id } = await before.next();
    await before.close();
    const { orders: [missed] } = await send(MATTERS.night);
    const { orders: [come] } = await send(MATTERS.night);
    await step('cgj.jz.handler', come!.id, 'sign-for');
    await city.settled();

    const again = await (await listen('cgj.jz.handler', { 'last-event-id': id! })).next();
    expect(again.data.changed.map(({ objectId }) => objectId)).toEqual([missed!.id]);
    expect(again.data.gone).toHaveLength(1);
    const upToDate = await (await listen('cgj.jz.handler', { 'last-event-id': again.id! })).next();
    expect(upToDate).toMatchObject({ id: again.id, data: { changed: [], gone: [], reload: false, counts: again.data.counts } });
    for (const unknown of ['nothing of ours', 'summons=999999999']) expect((await (await listen('cgj.jz.handler', { 'last-event-id': unknown })).next()).data.reload).toBe(true);
  });

  it('hears no more once the right has ended', async () => {
    await chong.appoint('listening', 'CGJ', 'JZ', ['UNIT_HANDLER']);
    await city.settled();
    const listening = await listen('listening');
    await listening.next();
    const personId = chong.people.get('listening')!;
    const { rows } = await city.sql('summons').query<{ id: string }>('select id from role_grant where person_id = $1', [personId]);
    await chong.emit([GrantEndedV1.create({ grantId: rows[0]!.id, personId, subject: '崇.listening', organId: chong.organs.get('CGJ')!, unitId: chong.units.get('CGJ.JZ')!, role: 'UNIT_HANDLER' }, at)]);
    await city.settled();
    await send(MATTERS.night);

    expect(await listening.next()).toMatchObject({ event: 'end', data: { reason: 'RIGHTS_CHANGED' } });
    await listening.over;
    expect(listening.heard).toHaveLength(2);
  });

  it('hears no more once the token has ended, opens five streams and no sixth, and leaves nothing open behind', async () => {
    const streams = city.service('summons').app.get(DeskStreams);
    const actor = await city.service('summons').app.get(ActorResolver).actorOf('崇.cgj.jz.head');
    const words: string[] = [];
    for await (const chunk of streams.open({ actor, choice: {}, endsAt: new Date(Date.now() + 200), lastEventId: undefined })) words.push(String(chunk));
    expect(words.join('')).toMatch(/event: end\ndata: {"reason":"TOKEN_EXPIRED"}\n\n$/);

    const five = await Promise.all(Array.from({ length: 5 }, () => listen('cgj.jz.handler')));
    expect(five.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await listen('cgj.jz.handler')).status).toBe(429);
    expect((await listen('cgj.jz.head')).status).toBe(200);
    for (const listening of open.splice(0)) await listening.close();
    for (let n = 0; streams.size > 0 && n < 200; n += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    expect(streams.size).toBe(0);
  });

  it('is a person: systems and the operator of the platform have no desk', async () => {
    const codes = async (caller: { get(path: string): Promise<{ status: number; body: { code: string } }> }): Promise<[number, string][]> =>
      Promise.all(['desk', 'desk/stream'].map(async (path) => { const { status, body } = await caller.get(`${API}/${path}`); return [status, body.code]; }));

    expect(await codes(chong.as('client.swj'))).toEqual([[403, 'SEC.SCOPE_MISSING'], [403, 'SEC.SCOPE_MISSING']]);
    expect((await codes(city.as('platform.operator'))).map(([status]) => status)).toEqual([403, 403]);
    expect((await city.anonymous().get(`${API}/desk/stream`)).status).toBe(401);
  });
});

it('a role elsewhere opens no desk here', async () => {
  const roles: Role[] = ['UNIT_HEAD'];
  await chong.appoint('head.of.hd', 'SWJ', 'HD', roles);
  await city.settled();
  const own = (await desk('head.of.hd', '?limit=200')).items as { unit: { code: string } }[];

  expect(new Set(own.map(({ unit }) => unit.code))).toEqual(new Set(['HD']));
});
