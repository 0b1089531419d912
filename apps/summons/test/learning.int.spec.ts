import { PolicyChangedV1 } from '@yidan/contracts';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { rebuildLearning } from '../src/api/learning/rebuild-command.ts';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { RIVER } from './duty-lists.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const LEARNING = `${API}/learning`;
const morning = '2026-03-02T09:00:00+08:00';
const SAND = '河道采砂许可及监督管理';
const VENDORS = '占道经营、流动摊贩的管理和查处';
// In words that no list knows.
const FOAM = ['那坎坎底下白花花一大片，漂了一溜儿饭盒盒', '那坎坎那儿又漂起一溜儿饭盒盒，白花花的', '一溜儿饭盒盒卡在那坎坎，白花花看着恶心', '那坎坎让饭盒盒堵了，白花花一片'];
const ASKED = '今早坝坎坎又是白花花的，饭盒盒漂得到处都是';
let city: TestCity;
let chong: District;
let other: District;

interface Answered {
  readonly id: string;
  readonly number: string;
  readonly rowVersion: number;
  readonly orders: { id: string; role: string; state: string }[];
}

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  other = await District.found(city, '510182', '彭');
  await city.settled();
}, 120_000);
afterAll(() => city.stop());
beforeEach(() => city.at(morning));

/** The answer's body; what is refused where it should not be ends the test with the refusal. */
const done = ({ status, body }: { status: number; body: Answered }): Answered => {
  if (status >= 400) throw new Error(JSON.stringify(body));
  return body;
};
const receive = async (content: string, more: object = {}): Promise<Answered> => done(await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', title: '群众反映', content, ...more }));
const named = (duty: string): string => chong.items.get(duty)!;
const decide = async (matter: Answered, duty: string): Promise<Answered> =>
  // What was learned by then may have sent it out already.
  matter.orders.length > 0 ? reassign(matter, duty) : done(await chong.as('op').post(`${API}/matters/${matter.id}/decide`, { itemKey: named(duty), reason: '电话核实' }, { 'if-match': `"${matter.rowVersion}"` }));
const reassign = async ({ id }: Answered, duty: string): Promise<Answered> => {
  const { rowVersion } = (await chong.as('op').get(`${API}/matters/${id}`)).body;
  return done(await chong.as('op').post(`${API}/matters/${id}/reassign`, { itemKey: named(duty), reason: '核实后改派' }, { 'if-match': `"${rowVersion}"` }));
};
const step = (who: string, id: string, command: string, body: object = {}) => chong.as(who).post(`${API}/orders/${id}/${command}`, body);
const leadOf = (matter: Answered): string => matter.orders.find(({ role, state }) => role === 'LEAD' && state !== 'REDISPATCHED')!.id;
const ask = async (more: object = {}) => (await chong.as('op').post(`${API}/match`, { content: ASKED, ...more })).body;

/** Waits until the index has read the tenant's last lesson. */
async function followed(): Promise<void> {
  const { learningVersion } = (await chong.as('op').get(LEARNING)).body;
  for (const until = Date.now() + 5000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 20))) {
    if ((await ask({ learning: true })).algorithmVersion.endsWith(`learning/${learningVersion}`)) return;
  }
  throw new Error('the index did not follow');
}

/** What is counted, and by which matters, of one district. */
async function counted({ tenantId } = chong): Promise<{ terms: unknown[]; lessons: unknown[] }> {
  const sql = city.sql('summons');
  const terms = await sql.query(`select term, item_key, organ_id, confirmed, returned from learned_term where tenant_id = $1 and confirmed + returned > 0 order by 1, 2, 3`, [tenantId]);
  const lessons = await sql.query(`select matter_id, kind, item_key, organ_id, learned_at from learned_lesson where tenant_id = $1 order by matter_id, kind, organ_id`, [tenantId]);
  return { terms: terms.rows, lessons: lessons.rows };
}
const lessonsOf = async ({ id }: Answered): Promise<string[]> => {
  const { rows } = await city.sql('summons').query(`select kind, item_key, organ_id from learned_lesson where matter_id = $1 order by kind`, [id]);
  return rows.map(({ kind, item_key: key, organ_id: organ }) => `${kind} ${[...chong.items].find(([, known]) => known === key)![0]} ${[...chong.organs].find(([, known]) => known === organ)![0]}`);
};

describe('matters that were decided', () => {
  it('lead later ones of the same wording to the same item, with the number of them as a reason', async () => {
    expect((await ask()).decision).toBe('UNMATCHED');
    for (const text of FOAM) await decide(await receive(text), RIVER.name);
    await followed();

    const answer = await ask();
    expect(answer.candidates[0]).toMatchObject({ itemName: RIVER.name, organ: { code: 'SWJ' } });
    expect(answer.candidates[0].reasons).toContainEqual(expect.objectContaining({ kind: 'LEARNED', textZh: expect.stringMatching(/^以往 4 件含“.+”的来件确认由本事项办理/), text: expect.stringMatching(/^4 earlier matters with “/) }));
    const alone = await ask({ learning: false });
    expect([alone.decision, alone.algorithmVersion]).toEqual(['UNMATCHED', expect.not.stringContaining('learning')]);
    expect(alone.candidates[0]?.itemName).not.toBe(RIVER.name);
  });

  it('are told to nobody outside their district', async () => {
    const asked = (await other.as('op').post(`${API}/match`, { content: ASKED, learning: true })).body;
    expect(asked.decision).toBe('UNMATCHED');
    expect(JSON.stringify(asked)).not.toContain('LEARNED');
    expect((await other.as('op').get(LEARNING)).body).toMatchObject({ learningVersion: 0, lessons: { confirmed: 0 } });
    expect((await other.as('op').get(`${LEARNING}/items`)).body.total).toBe(0);
    const [{ matterId }] = (await chong.as('op').get(`${LEARNING}/lessons`)).body.items;
    expect((await other.as('op').post(`${LEARNING}/lessons/${matterId}/forget`, { ground: '试试' })).status).toBe(404);
  });

  it('are not asked where the district switched that off, unless a question asks for it', async () => {
    const policy = async (value: { enabled: boolean; weight: number }, validFrom: string): Promise<void> => {
      await chong.emit([PolicyChangedV1.create({ key: 'dispatch.learning', value, sourceDocument: '崇政办〔2026〕5号', validFrom }, new Date(morning))]);
      await city.settled();
    };
    await policy({ enabled: false, weight: 1 }, '2026-02-01');
    expect((await ask()).algorithmVersion).not.toContain('learning');
    expect((await ask({ learning: true })).candidates[0]).toMatchObject({ itemName: RIVER.name });
    expect((await chong.as('op').get(LEARNING)).body).toMatchObject({ enabled: false });
    await policy({ enabled: true, weight: 1 }, '2026-02-02');
    expect((await ask()).candidates[0]).toMatchObject({ itemName: RIVER.name });
  });
});

describe('a lesson', () => {
  it('is counted once, and taken back exactly where the matter is decided otherwise', async () => {
    const before = await counted();
    const matter = await decide(await receive('坝坎坎边上有人支棚子卖凉粉'), SAND);
    const once = await counted();
    expect(await lessonsOf(matter)).toEqual([`CONFIRMED ${SAND} SWJ`]);

    const moved = await reassign(matter, VENDORS);
    expect(await lessonsOf(moved)).toEqual([`CONFIRMED ${VENDORS} CGJ`]);
    expect((await counted()).terms).not.toEqual(once.terms);
    const back = await reassign(moved, SAND);
    expect((await counted()).terms).toEqual(once.terms);
    expect((await chong.as('op').post(`${API}/matters/${back.id}/refer`, { statutoryChannel: 'LITIGATION', ground: '已进入诉讼' }, { 'if-match': `"${(await chong.as('op').get(`${API}/matters/${back.id}`)).body.rowVersion}"` })).status).toBe(200);
    expect(await counted()).toEqual(before);
  });

  it('is that a body is not the one, where its return was approved, and that it is, where it was refused', async () => {
    const returned = await decide(await receive('崖口那台铁扒子旁边天天有人摆摊卖瓜'), SAND);
    const claim = { reason: 'NOT_MY_DUTY', proposedItemKey: named(VENDORS), basis: '三定第七条' };
    expect((await step('swj.leader', leadOf(returned), 'request-return', claim)).status).toBe(200);
    expect((await step('op', leadOf(returned), 'approve-return', { itemKey: named(VENDORS), ground: '属市容秩序' })).status).toBe(200);
    expect(await lessonsOf(returned)).toEqual([`CONFIRMED ${VENDORS} CGJ`, `RETURNED ${SAND} SWJ`]);

    const kept = await receive(MATTERS.sand.content, { title: MATTERS.sand.title });
    expect(await lessonsOf(kept)).toEqual([]);
    await step('swj.leader', leadOf(kept), 'request-return', claim);
    expect((await step('op', leadOf(kept), 'reject-return', { ground: '采砂属水务' })).status).toBe(200);
    expect(await lessonsOf(kept)).toEqual([`CONFIRMED ${SAND} SWJ`]);
  });

  it('is learned from an order that went out by itself, when it is closed without return', async () => {
    const matter = await receive(MATTERS.sand.content, { title: MATTERS.sand.title });
    const id = leadOf(matter);
    await step('swj.hd.handler', id, 'sign-for');
    await step('swj.hd.head', id, 'start');
    await step('swj.hd.handler', id, 'submit', { result: '已制止并处罚', evidence: ['现场照片'] });
    await step('swj.hd.head', id, 'submit');
    await step('op', id, 'callback', { responded: true, resolved: true, satisfaction: 5, ground: '电话回访本人' });
    expect(await lessonsOf(matter)).toEqual([]);
    expect((await step('op', id, 'close', { ground: '回访满意' })).body.state).toBe('CLOSED');
    expect(await lessonsOf(matter)).toEqual([`CONFIRMED ${SAND} SWJ`]);
  });

  it('holds terms only: no name, no number, nothing of the address, and nothing of what is for named readers', async () => {
    const open = await decide(
      await receive('我叫王桂芬，电话13800138000，杏花里十六号门前坝坎坎塌了', { complainant: { name: '王桂芬', phone: '13800138000' }, location: { address: '杏花里十六号' } }),
      RIVER.name,
    );
    expect(await lessonsOf(open)).toHaveLength(1);
    const { rows } = await city.sql('summons').query(`select distinct term from learned_term where tenant_id = $1 and term <> ''`, [chong.tenantId]);
    const terms = rows.map(({ term }) => term as string);
    for (const hidden of ['桂芬', '王桂', '138', '杏花', '花里']) expect(terms.filter((term) => term.includes(hidden))).toEqual([]);
    expect(terms.every((term) => /^\p{Script=Han}+$/u.test(term))).toBe(true);

    const before = await counted();
    const closed = await decide(await receive('坝坎坎的事要保密', { disclosure: 'RESTRICTED' }), RIVER.name);
    expect(closed.orders).toHaveLength(2);
    expect(await counted()).toEqual(before);
  });

  it('that is wrong is forgotten on a ground, for good', async () => {
    const matter = await decide(await receive('坝坎坎边上的凉亭漏雨'), SAND);
    const forget = (who = 'op') => chong.as(who).post(`${LEARNING}/lessons/${matter.id}/forget`, { ground: '当时误派' });
    expect((await forget('swj.hd.head')).status).toBe(403);
    expect((await chong.as('op').post(`${LEARNING}/lessons/${matter.id}/forget`, {})).status).toBe(400);
    expect((await forget()).status).toBe(204);
    expect(await lessonsOf(matter)).toEqual([]);
    expect(await forget()).toMatchObject({ status: 422, body: { code: 'DISPATCH.NOTHING_LEARNED' } });
    await reassign(matter, VENDORS);
    expect(await lessonsOf(matter)).toEqual([]);
    const { rows } = await city.sql('summons').query(`select changes->'note' as note from journal where type = 'dispatch.lesson.forgotten' and agg_id = $1`, [matter.id]);
    expect(rows).toEqual([{ note: { ground: '当时误派' } }]);
  });
});

describe('what was learned', () => {
  it('is shown by item with its most frequent terms, searched and paged, and by matter', async () => {
    const state = (await chong.as('op').get(LEARNING)).body;
    expect(state).toMatchObject({ enabled: true, weight: 1, outdated: false, lessons: { forgotten: 1 }, actions: ['rebuild', 'compare', 'forget'] });
    expect(state.lessons.confirmed).toBeGreaterThan(4);

    const { items, total } = (await chong.as('op').get(`${LEARNING}/items?limit=1`)).body;
    expect(items[0]).toMatchObject({ itemName: RIVER.name, organ: { name: '崇区水务局' }, terms: expect.arrayContaining([{ term: '坎坎', confirmed: 4 }]) });
    expect(total).toBeGreaterThan(1);
    const found = (await chong.as('op').get(`${LEARNING}/items?keyword=${encodeURIComponent('饭盒')}`)).body;
    expect(found.items.map(({ itemName }: { itemName: string }) => itemName)).toEqual([RIVER.name]);

    const first = (await chong.as('op').get(`${LEARNING}/lessons?kind=CONFIRMED&itemKey=${named(RIVER.name)}&limit=2`)).body;
    const second = (await chong.as('op').get(`${LEARNING}/lessons?kind=CONFIRMED&itemKey=${named(RIVER.name)}&limit=2&cursor=${first.next}`)).body;
    expect(first.items[0]).toMatchObject({ itemName: RIVER.name, matterNumber: expect.stringMatching(/^LJ-/), learnedAt: expect.any(String) });
    expect(new Set([...first.items, ...second.items].map(({ matterId }) => matterId)).size).toBe(4);
    expect((await chong.as('swj.hd.head').get(LEARNING)).status).toBe(403);
  });

  it('is compared with the list alone over the matters confirmed last, each as if it had taught nothing itself', async () => {
    await followed();
    const { body } = await chong.as('op').post(`${LEARNING}/compare`, { last: 50 });
    const { confirmed } = (await chong.as('op').get(LEARNING)).body.lessons;

    expect(body.matters).toBe(confirmed);
    expect(body.with.itemFirst).toBeGreaterThan(body.without.itemFirst);
    // Those that say the same are found by one another.
    expect(body.with.organFirst - body.without.organFirst).toBeGreaterThanOrEqual(3);
    expect((await chong.as('op').post(`${LEARNING}/compare`, { last: 501 })).status).toBe(400);
  });

  it('is exactly the same when it is made anew from the journal, whatever happened to the matters', async () => {
    const words = ['坝坎坎', '饭盒盒', '铁扒子', '凉粉棚', '白花花', '崖口', '瓜摊'];
    const duties = [RIVER.name, SAND, VENDORS];
    // A history that is different at every place and the same at every run.
    for (let n = 0; n < 14; n++) {
      const matter = await receive(`${words[n % 7]}那边${words[(n * 3 + 1) % 7]}，还有${words[(n * 5 + 2) % 7]}第${n}回了`);
      const decided = matter.orders.length > 0 ? matter : await decide(matter, duties[n % 3]!);
      if (n % 4 === 1) await reassign(decided, duties[(n + 1) % 3]!);
      if (n % 4 === 2 && n % 3 !== 2) {
        await step('swj.leader', leadOf(decided), 'request-return', { reason: 'NOT_MY_DUTY', proposedItemKey: named(VENDORS), basis: '三定' });
        if (n % 8 === 2) await step('op', leadOf(decided), 'reject-return', { ground: '属本单位' });
        else await step('op', leadOf(decided), 'approve-return', { itemKey: named(VENDORS), ground: '属市容' });
      }
      if (n % 7 === 6) await chong.as('op').post(`${LEARNING}/lessons/${decided.id}/forget`, { ground: '误派' });
    }
    const live = await counted();
    expect(live.lessons.length).toBeGreaterThan(15);

    const rebuilt = (await chong.as('op').post(`${LEARNING}/rebuild`, {})).body;
    expect(await counted()).toEqual(live);
    expect((await chong.as('op').get(LEARNING)).body).toMatchObject({ learningVersion: rebuilt.learningVersion, rebuiltMatters: rebuilt.matters, rebuiltAt: expect.stringMatching(/^2026-03-02/) });

    // Counts that were lost or spoilt come back, also by the command.
    await city.sql('summons').query(`delete from learned_term where tenant_id = $1 and term like '坝%'`, [chong.tenantId]);
    const told: string[] = [];
    expect(await rebuildLearning(city.service('summons').app, chong.tenantId, (line) => told.push(line))).toBe(true);
    expect(await counted()).toEqual(live);
    expect(told.at(-1)).toContain(`${rebuilt.matters} 件`);
    await followed();
    expect((await ask()).candidates[0]).toMatchObject({ itemName: RIVER.name });
  }, 60_000);

  it('loses no lesson and counts none twice, however many operators decide at once', async () => {
    const matters = await Promise.all(Array.from({ length: 6 }, (_, n) => receive(`崖口第${n}处铁扒子，坝坎坎都空了`)));
    await Promise.all(matters.filter(({ orders }) => orders.length === 0).map((matter) => decide(matter, SAND)));
    const live = await counted();
    await chong.as('op').post(`${LEARNING}/rebuild`, {});
    expect(await counted()).toEqual(live);
  });
});
