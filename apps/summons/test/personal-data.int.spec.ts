import { ListItemDisclosureChangedV1 } from '@yidan/contracts';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const PERSON = { name: '王桂芬', phone: '13800138000' };
const WRITTEN = { title: '门口天天有人摆摊，请回13800138000', content: `${MATTERS.vendors.content}我是王桂芬，电话 138-0013-8000，身份证510104199003071234。` };
/** What nobody outside the handling chain may ever be told. */
const CANARY = /王桂芬|13800138000|138-0013-8000|510104199003071234/;
const RIVER = '河道管理范围内倾倒垃圾、渣土等废弃物的查处';
let city: TestCity;
let chong: District;
let an: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  an = await District.found(city, '510304', '安');
  await chong.appoint('op2', 'CYZX', null, ['DISPATCH_OPERATOR']);
  await chong.appoint('admin', 'CYZX', null, ['TENANT_ADMIN']);
  await chong.appoint('auditor', 'CYZX', null, ['AUDITOR']);
  await chong.appoint('leader', 'CYZX', null, ['LEADER_IN_CHARGE']);
  await chong.appoint('supervision', 'CYZX', null, ['SUPERVISION_HEAD']);
  await chong.appoint('principal', 'CGJ', null, ['PRINCIPAL_OFFICER']);
  await chong.appoint('establishment', 'CYZX', null, ['ESTABLISHMENT_OFFICER', 'SUPERVISOR']);
  await chong.appoint('officer', 'CYZX', null, ['ESTABLISHMENT_OFFICER']);
  await city.settled();
  city.at('2026-03-02T09:00:00+08:00');
}, 180_000);
afterAll(() => city?.stop());

const send = async (more: object, as = 'op', district = chong) => {
  const answer = await district.as(as).post(`${API}/matters`, { channel: as.startsWith('client.') ? 'DEPARTMENT_SYSTEM' : 'HOTLINE', ...MATTERS.vague, ...more });
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const get = (who: string, path: string) => chong.as(who).get(`${API}/${path}`);
const decide = (who: string, id: string, duty: string) => chong.as(who).post(`${API}/matters/${id}/decide`, { itemKey: chong.items.get(duty), reason: '核实' }, { 'if-match': '"1"' });
const listed = async (who: string, path: string): Promise<string[]> => (await get(who, path)).body.items.map(({ id }: { id: string }) => id);
const exported = async (who: string, query = ''): Promise<string> => (await chong.as(who).download(`${API}/orders/export?format=csv${query}`)).bytes.toString('utf8');

describe('R-SEC-4 who sent a matter', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await send({ ...WRITTEN, complainant: PERSON }));
  });

  it.each(['op', 'op2', 'cgj.sr.handler', 'cgj.sr.head'])('R-SEC-4 is read by %s, of the handling chain', async (who) => {
    expect((await get(who, `matters/${id}/complainant`)).body).toEqual(PERSON);
  });

  it.each(['admin', 'supervisor', 'supervision', 'auditor', 'leader', 'principal', 'establishment', 'officer', 'caller', 'client.swj', 'swj.leader', 'swj.hd.handler', 'swj.hd.head', 'cgj.jz.head'])(
    'R-SEC-4 is not read by %s, outside the handling chain',
    async (who) => {
      const { status, body } = await get(who, `matters/${id}/complainant`);

      expect([403, 404]).toContain(status);
      expect(JSON.stringify(body)).not.toMatch(CANARY);
    },
  );

  it('R-SEC-4 is no longer read by a unit whose order was taken away, but by the one that holds it now', async () => {
    const { id: urgent, orders } = await send({ urgency: 'EMERGENCY', complainant: PERSON });
    expect(orders.map(({ unit }: { unit: { code: string } }) => unit.code)).toEqual(['PJ']);
    expect((await get('ops', `matters/${urgent}/complainant`)).status).toBe(200);

    expect((await decide('op', urgent, RIVER)).status).toBe(200);

    expect(await get('ops', `matters/${urgent}/complainant`)).toMatchObject({ status: 403, body: { code: 'DISPATCH.OUTSIDE_HANDLING_CHAIN' } });
    expect((await get('swj.zf.handler', `matters/${urgent}/complainant`)).body).toEqual(PERSON);
  });

  it('R-SEC-4 every reading is written down with who and which matter, and stands in the history of its orders', async () => {
    const [order] = (await get('op', `matters/${id}`)).body.orders;
    const { timeline } = (await get('cgj.sr.handler', `orders/${order.id}`)).body;

    const readers = timeline.filter(({ event }: { event: string }) => event === 'dispatch.complainant.read').map(({ actor }: { actor: { id: string } }) => actor.id);
    expect(readers).toEqual(['op', 'op2', 'cgj.sr.handler', 'cgj.sr.head'].map((who) => chong.people.get(who)));
    const { rows } = await city.sql('summons').query(`select distinct payload->>'matterId' as matter from journal where type = 'dispatch.complainant.read' and actor::json->>'id' = $1`, [chong.people.get('op2')]);
    expect(rows).toEqual([{ matter: id }]);
  });

  it('a matter without a complainant has none to read, and nothing is written down', async () => {
    const { id: nobody } = await send({});

    expect((await get('op', `matters/${nobody}/complainant`)).status).toBe(404);
    expect((await city.sql('summons').query(`select 1 from journal where type = 'dispatch.complainant.read' and payload->>'matterId' = $1`, [nobody])).rowCount).toBe(0);
  });
});

describe('numbers in a citizen’s text', () => {
  it('are read by the handling chain and by nobody else, in whatever answer', async () => {
    const { id, orders } = await send({ ...WRITTEN, complainant: PERSON });
    const order = orders[0].id as string;

    for (const who of ['op', 'cgj.sr.handler']) {
      expect((await get(who, `matters/${id}`)).body).toMatchObject({ title: WRITTEN.title, content: WRITTEN.content });
      expect((await get(who, `orders/${order}`)).body.matter).toMatchObject({ title: WRITTEN.title, content: WRITTEN.content });
    }
    for (const who of ['supervisor', 'auditor', 'leader', 'principal']) {
      for (const path of [`matters/${id}`, `orders/${order}`]) {
        const { status, body } = await get(who, path);
        expect([who, path, status]).toEqual([who, path, 200]);
        expect(JSON.stringify(body)).not.toMatch(CANARY);
        expect(JSON.stringify(body)).toContain('138********');
      }
    }
    for (const who of ['op', 'supervisor', 'cgj.sr.handler']) {
      for (const path of ['matters?limit=200', 'orders?limit=200', 'statistics']) expect(JSON.stringify((await get(who, path)).body)).not.toMatch(CANARY);
      expect(await exported(who)).not.toMatch(CANARY);
    }
  });

  it('are found by the operator, and a search by others answers nothing a list would not show', async () => {
    const found = async (who: string, words: string) => (await get(who, `matters?keyword=${encodeURIComponent(words)}`)).body.total as number;

    expect(await found('op', '13800138000')).toBeGreaterThan(0);
    expect(await found('op', '王桂芬')).toBeGreaterThan(0);
    for (const who of ['supervisor', 'auditor', 'cgj.sr.handler']) for (const words of ['13800138000', '王桂芬', '510104199003071234']) expect([who, words, await found(who, words)]).toEqual([who, words, 0]);
    expect(await found('supervisor', '天天有人摆摊')).toBeGreaterThan(0);
    expect((await get('supervisor', 'orders?keyword=13800138000')).body.total).toBe(0);
    expect((await get('op', 'orders?keyword=13800138000')).body.total).toBeGreaterThan(0);
  });

  it('and who sent it stand in no event that leaves the service', async () => {
    await city.settled();
    const { rows } = await city.sql('summons').query(`select type, payload::text as text from journal where published`);

    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ text }) => CANARY.test(text) || /138\*/.test(text))).toEqual([]);
  });
});

describe('reports', () => {
  it('name complainants by a pseudonym: the same for the same person, another in another district', async () => {
    const mine = { ...MATTERS.meal, complainant: { name: '李明', phone: '139 0013 9000' } };
    const first = await send(mine);
    const second = await send({ ...mine, complainant: { name: '李先生', phone: '+86 13900139000' } });
    const other = await send({ ...mine, complainant: { name: '李明', phone: '13900139001' } });
    await send(mine, 'op', an);

    const lines = (await exported('supervisor')).trim().split('\r\n');
    const pseudonymOf = ({ orders }: { orders: { number: string }[] }) => /诉求人-[0-9A-F]{12}/.exec(lines.find((line) => line.includes(orders[0]!.number))!)?.[0];
    expect(pseudonymOf(first)).toBeDefined();
    expect(pseudonymOf(second)).toBe(pseudonymOf(first));
    expect(pseudonymOf(other)).not.toBe(pseudonymOf(first));
    expect(lines.join('')).not.toMatch(/李明|李先生|1390013/);
    expect((await get('supervisor', 'statistics')).body.repeatComplainants).toContainEqual({ complainant: pseudonymOf(first), matters: 2 });
    const theirs = (await an.as('op').download(`${API}/orders/export?format=csv`)).bytes.toString('utf8');
    expect(theirs).toMatch(/诉求人-[0-9A-F]{12}/);
    expect(theirs).not.toContain(pseudonymOf(first));
  });
});

describe('R-SEC-3 a restricted matter', () => {
  let id: string;
  let order: string;
  beforeAll(async () => {
    const sent = await send({ ...MATTERS.night, content: `${MATTERS.night.content}（限制知悉事项）`, disclosure: 'RESTRICTED', readers: [chong.people.get('supervisor')!], externalId: 'R-1' });
    id = sent.id;
    order = sent.orders[0].id;
  });

  it.each(['op', 'supervisor', 'cgj.jz.handler', 'cgj.jz.head', 'establishment'])('R-SEC-3 is seen by %s: who handed it in, who is named, who holds it, and 编办', async (who) => {
    const { status, body } = await get(who, `matters/${id}`);

    expect([status, body.disclosure]).toEqual([200, 'RESTRICTED']);
    expect(await listed(who, 'matters?limit=200')).toContain(id);
    expect(await listed(who, 'orders?limit=200')).toContain(order);
  });

  it.each(['op2', 'auditor', 'leader', 'supervision', 'principal', 'cgj.sr.head', 'swj.hd.handler'])('R-SEC-3 answers 404 to %s and is in none of their lists, counts, searches, exports and figures', async (who) => {
    for (const path of [`matters/${id}`, `orders/${order}`, `orders/${order}/dispatch-form`, `matters/by-external/HOTLINE/R-1`]) expect([path, (await get(who, path)).status]).toEqual([path, 404]);
    expect(await listed(who, 'matters?limit=200')).not.toContain(id);
    expect(await listed(who, 'orders?limit=200')).not.toContain(order);
    expect((await get(who, `matters?keyword=${encodeURIComponent('限制知悉')}`)).body.total).toBe(0);
    expect(await exported(who)).not.toContain(MATTERS.night.title);
    const units = (await get(who, 'statistics')).body.rows.map(({ unit }: { unit: { code: string } }) => unit.code);
    expect(units).not.toContain('JZ');
  });

  it('R-SEC-3 takes no step from whoever may not read it', async () => {
    expect((await chong.as('op2').post(`${API}/orders/${order}/callback`, { responded: true, resolved: true, ground: '电话回访' })).status).toBe(404);
    const waiting = await send({ disclosure: 'RESTRICTED' });
    expect((await decide('op2', waiting.id, RIVER)).status).toBe(404);
    expect((await decide('op', waiting.id, RIVER)).status).toBe(200);
    expect((await chong.as('cgj.jz.handler').post(`${API}/orders/${order}/sign-for`)).status).toBe(200);
  });

  it('R-SEC-3 sent by a machine names its readers; the machine has its answer and does not see it again', async () => {
    const body = { channel: 'DEPARTMENT_SYSTEM', externalId: 'R-2', ...MATTERS.meal, disclosure: 'RESTRICTED' };
    const post = (more: object = {}) => chong.as('client.swj').post(`${API}/matters`, { ...body, ...more });

    expect(await post()).toMatchObject({ status: 422, body: { code: 'DISPATCH.READERS_UNCLEAR', violations: [{ path: 'readers' }] } });
    expect((await post({ readers: [uuid()] })).status).toBe(422);
    const sent = await post({ readers: [chong.people.get('op2')] });
    expect([sent.status, sent.body.orders.length]).toEqual([201, 1]);
    expect((await post({ readers: [chong.people.get('op2')] })).status).toBe(200);
    expect((await chong.as('op').post(`${API}/matters`, { ...body, title: '另一件', disclosure: undefined })).status).toBe(409);
    expect((await get('client.swj', `matters/${sent.body.id}`)).status).toBe(404);
    expect((await get('op2', `matters/${sent.body.id}`)).status).toBe(200);
    expect((await get('op', `matters/${sent.body.id}`)).status).toBe(404);
  });

  it('readers are named of a restricted matter only', async () => {
    const { status, body } = await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.vague, readers: [chong.people.get('op2')] });

    expect([status, body.code]).toEqual([422, 'DISPATCH.READERS_UNCLEAR']);
  });
});

describe('R-SEC-3 a secret matter', () => {
  const stub = { channel: 'LEADER', disclosure: 'SECRET_STUB', paperFileNumber: '密档〔2026〕7号' };

  it('R-SEC-3 is a file number on paper and nothing else', async () => {
    const { status, body } = await chong.as('op').post(`${API}/matters`, stub);

    expect([status, body.title, body.content, body.paperFileNumber, body.state]).toEqual([201, '', '', '密档〔2026〕7号', 'UNMATCHED']);
  });

  it('R-SEC-3 with any content is refused, and the fields are named', async () => {
    const whole = { ...stub, title: '绝密', content: '内容', category: '类', location: { address: '路' }, occurredAt: '2026-03-02T09:00:00+08:00', attachments: ['a'], complainant: PERSON };
    const { status, body } = await chong.as('op').post(`${API}/matters`, whole);

    expect([status, body.code]).toEqual([422, 'DISPATCH.SECRET_STUB']);
    expect(body.violations.map(({ path }: { path: string }) => path)).toEqual(['title', 'content', 'category', 'location', 'occurredAt', 'attachments', 'complainant']);
    expect((await chong.as('op').post(`${API}/matters`, { channel: 'LEADER', disclosure: 'SECRET_STUB' })).body.violations).toMatchObject([{ path: 'paperFileNumber' }]);
    expect((await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.vague, paperFileNumber: 'x' })).body.violations).toMatchObject([{ path: 'paperFileNumber' }]);
  });

  it.each([`title = 'x'`, `content = 'x'`, `category = 'x'`, `location = '{}'`, `occurred_at = now()`, `complainant_enc = 'x'`, `attachments = '["a"]'`, `title_masked = 'x'`, `paper_file_number = null`])(
    'R-SEC-3 is refused by the database itself with %s',
    async (change) => {
      await expect(city.sql('summons').query(`update incoming_matter set ${change} where disclosure = 'SECRET_STUB'`)).rejects.toThrow(/incoming_matter_stub/);
    },
  );
});

describe('R-SEC-3 a restricted item of the list', () => {
  const ask = (who: string) => chong.as(who).post(`${API}/match`, MATTERS.river);
  const namesOf = (body: { candidates: { itemName: string }[] }): string[] => body.candidates.map(({ itemName }) => itemName);
  const disclose = async (level: 'RESTRICTED' | 'INTERNAL', readers: string[]) => {
    const data = { itemKey: chong.items.get(RIVER)!, organId: chong.organs.get('SWJ')!, level, readers: readers.map((who) => chong.people.get(who)!), changedAt: '2026-03-02T01:00:00Z' };
    await chong.emit([ListItemDisclosureChangedV1.create(data, new Date('2026-03-02T01:00:00Z'))]);
    await city.settled();
  };
  beforeAll(() => disclose('RESTRICTED', ['supervisor']));

  it('R-SEC-3 is in the match of those who may read it, and in no other’s', async () => {
    for (const who of ['supervisor', 'swj.zf.handler', 'officer']) expect([who, namesOf((await ask(who)).body).includes(RIVER)]).toEqual([who, true]);
    for (const who of ['op', 'auditor', 'swj.hd.head', 'client.swj', 'admin']) {
      const { body } = await ask(who);
      expect([who, JSON.stringify(body).includes(chong.items.get(RIVER)!), body.decision]).toEqual([who, false, body.candidates.length > 0 ? 'CONFIRM' : 'UNMATCHED']);
    }
  });

  it('R-SEC-3 still takes matters: whoever may not read it sees which organ and unit, and nothing of what it says', async () => {
    const { id, state } = await send(MATTERS.river);
    if (state !== 'DISPATCHED') expect((await decide('op', id, RIVER)).status).toBe(200);
    const matter = (await get('op', `matters/${id}`)).body;
    const order = matter.orders.find(({ role }: { role: string }) => role === 'LEAD');

    expect(order).toMatchObject({ organ: { code: 'SWJ' }, unit: { code: 'ZF' }, itemCode: null, itemName: '（限制公开事项）' });
    expect(matter.match.candidates.find(({ itemKey }: { itemKey: string }) => itemKey === chong.items.get(RIVER))).toMatchObject({ organ: { code: 'SWJ' }, unit: { code: 'ZF' }, itemName: '（限制公开事项）', itemCode: '', reasons: [] });
    expect((await get('op', `orders/${order.id}`)).body).toMatchObject({ item: null, reasons: [] });
    for (const path of [`matters/${id}`, `orders/${order.id}`, 'orders?limit=200']) expect(JSON.stringify((await get('op', path)).body)).not.toContain(RIVER);
    expect(await exported('op')).not.toContain(RIVER);
    expect((await get('op', `orders?keyword=${encodeURIComponent('河道管理范围内')}`)).body.total).toBe(0);
    for (const who of ['supervisor', 'swj.zf.handler']) expect((await get(who, `orders/${order.id}`)).body.item).toMatchObject({ name: RIVER });
  });

  it('R-SEC-3 is open again when it is restricted no more', async () => {
    await disclose('INTERNAL', []);

    expect(namesOf((await ask('op')).body)).toContain(RIVER);
  });
});
