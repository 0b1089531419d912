import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FlowAnswer, LiveAnswer, OrderResults, ResultRow, ResultsAnswer, ResultsBy } from '@yidan/contracts';
import { LiveFigure, MatterFigure, ResultFigure, ResultsBy as Groupings } from '@yidan/contracts';
import { readWorkbook } from '@yidan/documents';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { MATTERS } from './matters.ts';
import { RandomLives } from './random-lives.ts';

const API = '/api/summons/v1';
const SCRIPT = join(import.meta.dirname, '../../../tools/recompute/recompute-figures.mjs');
const LIVES = 160;
const MONTH = 'from=2026-03-01&to=2026-03-31';
/** When somebody looks: hours and days on which clocks of all kinds have run more or less far. */
const ROUNDS = ['2026-03-02T09:00', '2026-03-02T11:30', '2026-03-02T16:10', '2026-03-03T10:00', '2026-03-05T15:00', '2026-03-10T09:40', '2026-03-18T17:00'].map((at) => `${at}:00+08:00`);

let city: TestCity;
let chong: District;
let lives: RandomLives;
const folder = mkdtempSync(join(tmpdir(), 'yidan-recompute-'));

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  city.at('2026-03-02T08:00:00+08:00');
  chong = await District.found(city, '510184', '崇');
  await city.settled();
  lives = new RandomLives(chong, 20260302);
  // First, as long as nothing that chance decides was learned.
  city.at(ROUNDS[0]!);
  await lives.walkEveryStep();
  for (const [n, at] of ROUNDS.entries()) {
    city.at(at);
    if (n < ROUNDS.length - 1) await lives.arrive(Math.ceil(LIVES / (ROUNDS.length - 1)));
    await lives.goOn();
  }
  await lives.leaveWaiting();
  await city.settled(60_000);
}, 400_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await city.stop();
});

const get = async <T>(who: string, path: string): Promise<T> => {
  const { status, body } = await chong.as(who).get(`${API}/${path}`);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body as T;
};

/** What the script makes of the journal as it is exported; it is told nothing else. */
async function recomputed(...more: string[]): Promise<Recomputed> {
  const { rows } = await city.sql('summons').query<{ row: object }>(
    `select json_build_object('type', j.type, 'tenant_id', j.tenant_id, 'payload', j.payload::text) as row from journal j join journal_order o on o.seq = j.seq order by o.position`,
  );
  const file = join(folder, 'journal.jsonl');
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, '--journal', file, '--tenant', '510184', ...more], { maxBuffer: 50_000_000, env: {} });
  return JSON.parse(stdout) as Recomputed;
}

interface Recomputed {
  readonly missing: Record<string, number>;
  readonly live: Pick<LiveAnswer, 'total' | 'undecided'> & Record<'organs' | 'units' | 'townships' | 'urgencies', Record<string, LiveAnswer['total']>>;
  readonly results: { total: ResultsAnswer['total']; by: Record<ResultsBy, Record<string, OrderResults>>; mattersBy: Record<'township' | 'channel', Record<string, ResultRow['matters']>> };
  readonly flow: FlowAnswer;
  readonly workload: Record<string, { dispatched: number; closed: number; closedOnTime: number; minutes: number }>;
}

const byKey = <Row, Figures>(rows: readonly Row[], keyOf: (row: Row) => string, figuresOf: (row: Row) => Figures): Record<string, Figures> =>
  Object.fromEntries(rows.map((row): [string, Figures] => [keyOf(row), figuresOf(row)]).sort(([a], [b]) => (a < b ? -1 : 1)));
const counts = (row: LiveAnswer['total']): LiveAnswer['total'] => Object.fromEntries(LiveFigure.options.map((figure) => [figure, row[figure]])) as LiveAnswer['total'];
const pathOf = (link: string): string => link.slice(API.length + 1);

describe('F-037 履职实时显示', () => {
  it.each(['2026-03-18T17:00:00+08:00', '2026-03-20T23:30:00+08:00', '2026-03-26T10:00:00+08:00'])('F-037 every figure at %s is what an independent script makes of the journal', async (at) => {
    city.at(at);
    const shown = await get<LiveAnswer>('op', 'live');
    const { live, missing } = await recomputed('--at', shown.at);

    expect(missing).toEqual({ clock: 0, township: 0 });
    expect(shown.total).toEqual(live.total);
    expect(shown.undecided).toEqual(live.undecided);
    expect(byKey(shown.organs, ({ organ }) => organ.id, counts)).toEqual(live.organs);
    expect(byKey(shown.units, ({ organ, unit }) => `${organ.id} ${unit.id}`, counts)).toEqual(live.units);
    expect(byKey(shown.townships, ({ regionCode }) => regionCode ?? '', counts)).toEqual(live.townships);
    expect(byKey(shown.urgencies, ({ urgency }) => urgency, counts)).toEqual(live.urgencies);
  });

  it('F-037 orders are in every state that the picture tells apart, and every step was taken', async () => {
    city.at(ROUNDS.at(-1)!);
    const { total, undecided } = await get<LiveAnswer>('op', 'live');

    const { green: _, yellow: __, orange: ___, dueToday: ____, ...sure } = total;
    expect(Object.entries(sure).filter(([, count]) => count === 0)).toEqual([]);
    expect(undecided!.total).toBeGreaterThan(0);
    const wanted = ['decide', 'request-return', 'approve-return', 'reject-return', 'suspend', 'resume', 'reject', 'reopen', 'close'];
    expect(wanted.filter((step) => !lives.taken.has(step))).toEqual([]);
  });

  it('F-037 every figure leads to the list of what it counts, also for one unit, and the counts agree', async () => {
    city.at(ROUNDS.at(-1)!);
    const { total, undecided, units, townships, links } = await get<LiveAnswer>('op', 'live');
    const listed = async (link: string): Promise<number> => (await get<{ total: number }>('op', `${pathOf(link)}&limit=1`)).total;

    for (const figure of LiveFigure.options) expect([figure, await listed(links[figure]!)]).toEqual([figure, total[figure]]);
    expect(await listed(links['undecided']!)).toBe(undecided!.total);
    for (const row of [units[0]!, townships.find(({ filter }) => filter !== null)!]) {
      for (const figure of ['running', 'overdue', 'red'] as const) expect([figure, await listed(`${links[figure]!}&${row.filter}`)]).toEqual([figure, row[figure]]);
    }
  });

  it('F-037 an organ sees itself, a unit what it holds, and neither what waits for the operator', async () => {
    const ofUnit = await get<LiveAnswer>('cgj.jz.head', 'live');
    const ofOrgan = await get<LiveAnswer>('swj.leader', 'live');
    const all = await get<LiveAnswer>('supervisor', 'live');

    expect(ofUnit.units.map(({ unit }) => unit.code)).toEqual(['JZ']);
    expect(ofUnit.undecided).toBeNull();
    expect(ofOrgan.organs.map(({ organ }) => organ.code)).toEqual(['SWJ']);
    expect(counts(all.organs.find(({ organ }) => organ.code === 'SWJ')!)).toEqual(counts(ofOrgan.total));
    expect(all.undecided).not.toBeNull();
  });

  it('F-037 who watches is told the new picture within 5 s after an order is closed, and it is that of the database', async () => {
    city.at('2026-03-19T09:00:00+08:00');
    const { body } = await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.night });
    const { id } = (body as { orders: { id: string }[] }).orders[0]!;
    const step = (who: string, command: string, given: object = {}) => chong.as(who).post(`${API}/orders/${id}/${command}`, given);
    await step('cgj.jz.handler', 'sign-for');
    await step('cgj.jz.head', 'start');
    await step('cgj.jz.handler', 'submit', { result: '已办', evidence: ['照片'] });
    await step('cgj.jz.head', 'submit');
    await step('op', 'callback', { responded: true, resolved: true, satisfaction: 5, ground: '满意' });
    const { total } = await get<LiveAnswer>('op', 'live');
    const watching = await watch(`${city.address}${API}/live/stream`, await city.token('崇.op'));

    expect((await watching.until(({ total: { running } }) => running === total.running)).total).toEqual(total);
    expect((await step('op', 'close', { ground: '办结' })).status).toBe(200);
    const closedAt = performance.now();
    const told = await watching.until(({ total: { running } }) => running === total.running - 1);

    expect(performance.now() - closedAt).toBeLessThan(5000);
    expect(told.total).toEqual((await get<LiveAnswer>('op', 'live')).total);
    watching.stop();
    expect((await chong.as('caller').get(`${API}/live/stream`)).status).toBe(403);
    expect((await chong.as('op').get(`${API}/live/stream`, { accept: 'application/json' })).status).toBe(406);
  });
});

describe('F-038 结果数据评估', () => {
  it.each(Groupings.options)('F-038 every figure by %s is what an independent script makes of the journal', async (by) => {
    const shown = await get<ResultsAnswer>('op', `reports/results?${MONTH}&by=${by}`);
    const { results } = await recomputed('--from', '2026-03-01', '--to', '2026-03-31');

    expect(shown.total).toEqual(results.total);
    const keyOf = ({ organ, unit, item, township, channel }: ResultRow): string => item?.itemKey ?? township?.regionCode ?? channel ?? (unit ? `${organ!.id} ${unit.id}` : (organ?.id ?? ''));
    expect(byKey(shown.rows.filter(({ orders }) => orders.counts.orders + orders.counts.sentOn + orders.counts.returned > 0), keyOf, ({ orders }) => orders)).toEqual(
      Object.fromEntries(Object.entries(results.by[by]).filter(([, { counts: { orders, sentOn, returned } }]) => orders + sentOn + returned > 0)),
    );
    if (by === 'township' || by === 'channel') expect(byKey(shown.rows.filter(({ matters }) => matters !== null), keyOf, ({ matters }) => matters)).toEqual(results.mattersBy[by]);
  });

  it('F-038 the report says something of everything: rates, times, hits, returns, hops, repeats and gaps', async () => {
    const { total, topUnmatched } = await get<ResultsAnswer>('op', `reports/results?${MONTH}`);

    expect(Object.entries(total.orders.counts).filter(([, count]) => count === 0)).toEqual([]);
    expect(Object.entries(total.matters!).filter(([name, figure]) => name !== 'ambiguous' && name !== 'confirm' && name !== 'confirmedAsProposed' && !figure)).toEqual([]);
    expect(total.orders.hopsPerMatter).toBeGreaterThan(0);
    expect(total.orders.workload.closed).toBeGreaterThan(0);
    expect(topUnmatched!.reduce((sum, { matters }) => sum + matters, 0)).toBe(total.matters!.unmatched);
  });

  it('F-038 every figure leads to the list of what it counts, in total and in a row, and the counts agree', async () => {
    const { total, rows, links } = await get<ResultsAnswer>('op', `reports/results?${MONTH}&by=unit`);
    const listed = async (link: string): Promise<number> => (await get<{ total: number }>('op', `${pathOf(link)}&limit=1`)).total;
    const row = rows.toSorted((a, b) => b.orders.counts.orders - a.orders.counts.orders)[0]!;

    for (const figure of ResultFigure.options) {
      expect([figure, await listed(links[figure]!)]).toEqual([figure, total.orders.counts[figure]]);
      expect([figure, await listed(`${links[figure]!}&${row.filter}`)]).toEqual([figure, row.orders.counts[figure]]);
    }
    for (const figure of MatterFigure.options.filter((each) => each !== 'undecided')) expect([figure, await listed(links[figure]!)]).toEqual([figure, total.matters![figure]]);
    expect(await listed(links['workload']!)).toBe(total.orders.workload.closed);
  });

  it('F-038 it is exported as a workbook of all groupings and as text of one, within what the caller may see', async () => {
    const all = await chong.as('op').download(`${API}/reports/results/export?${MONTH}`);
    const own = await chong.as('cgj.jz.head').download(`${API}/reports/results/export?${MONTH}&format=csv&by=unit`);

    expect((await readWorkbook(all.bytes)).sheets.map(({ name }) => name)).toEqual(['责任单位', '内设机构', '事项', '镇街', '来件渠道', '未匹配高频']);
    const lines = own.bytes.toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('建设执法科');
    expect(lines[0]).not.toContain('清单命中率');
    expect((await chong.as('op').get(`${API}/reports/results?from=2026-03-31&to=2026-03-01`)).status).toBe(400);
  });

  it('F-038 what each item cost in work is published once per month, for staffing, and is what the script makes of the journal', async () => {
    for (const at of ['2026-04-01T00:00:01+08:00', '2026-04-02T09:00:00+08:00']) {
      city.at(at);
      await city.settled(60_000);
    }

    const { rows } = await city.sql('summons').query<{ payload: { month: string; lines: { itemCode: string | null; organId: string; unitId: string; dispatched: number; closed: number; closedOnTime: number; minutes: number }[] } }>(
      `select payload from journal where type = 'dispatch.workload.reported' and tenant_id = '510184' and published order by agg_index`,
    );
    expect(rows.map(({ payload }) => payload.month)).toEqual(['2026-03']);
    const { workload } = await recomputed('--month', '2026-03');
    expect(byKey(rows[0]!.payload.lines, ({ organId, unitId, itemCode }) => `${organId} ${unitId} ${itemCode ?? ''}`, ({ dispatched, closed, closedOnTime, minutes }) => ({ dispatched, closed, closedOnTime, minutes }))).toEqual(workload);
    expect(Object.values(workload).some(({ minutes }) => minutes > 0)).toBe(true);
  }, 180_000);
});

describe('F-152 事件流转时效', () => {
  it('F-152 median times from intake to sign-for and to close before and after a date are what the script makes of the journal', async () => {
    const shown = await get<FlowAnswer>('op', 'reports/flow?date=2026-03-03&days=10');
    const { flow } = await recomputed('--date', '2026-03-03', '--days', '10');

    const { links: before, ...earlier } = shown.before;
    const { links: _, ...later } = shown.after;
    expect({ ...shown, before: earlier, after: later }).toEqual(flow);
    expect(shown.before.intakeToSign.averageMinutes).toBeGreaterThan(0);
    expect(shown.after.intakeToSign.count).toBeGreaterThan(0);
    expect((await get<{ total: number }>('op', `${pathOf(before['ledSigned']!)}&limit=1`)).total).toBe(shown.before.intakeToSign.count);
  });
});

describe('a list that may be long', () => {
  it('is counted with its first page, and the count goes along with the cursor', async () => {
    const seen: string[] = [];
    const totals = new Set<number>();
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { id: string }[]; next: string | null; total: number; totalIsLowerBound: boolean } = await get('op', `orders?limit=70${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...page.items.map(({ id }) => id));
      totals.add(page.total);
      expect(page.totalIsLowerBound).toBe(false);
      cursor = page.next;
    }

    expect([new Set(seen).size, ...totals]).toEqual([seen.length, seen.length]);
  });

  it('is searched by a number at once, and by words stretch by stretch', async () => {
    const [first] = (await get<{ items: { number: string; matterNumber: string }[] }>('op', 'orders?limit=1&from=2026-03-02&to=2026-03-02')).items;

    const numbered = await get<{ items: { number: string; matterNumber: string }[]; totalIsLowerBound: boolean }>('op', `orders?keyword=${first!.matterNumber}`);
    expect(numbered.items.map(({ number }) => number)).toContain(first!.number);
    expect([new Set(numbered.items.map(({ matterNumber }) => matterNumber)), numbered.totalIsLowerBound]).toEqual([new Set([first!.matterNumber]), false]);
    expect((await get<{ items: { number: string }[] }>('op', `orders?keyword=${first!.number}`)).items.map(({ number }) => number)).toEqual([first!.number]);
    const words = await get<{ total: number; next: string | null; items: { title: string }[] }>('op', `orders?limit=200&keyword=${encodeURIComponent('摆摊')}`);
    expect(words.total).toBe(words.items.length);
    expect(words.items.every(({ title }) => title.includes('摆摊'))).toBe(true);
    expect((await get<{ total: number }>('op', `matters?limit=5&keyword=${encodeURIComponent('摆摊')}`)).total).toBeGreaterThan(5);
  });
});

/** 观看者: a client of the live stream. */
async function watch(url: string, token: string): Promise<{ until(wanted: (picture: LiveAnswer) => boolean): Promise<LiveAnswer>; stop(): void }> {
  const stop = new AbortController();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' }, signal: stop.signal });
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<LiveAnswer> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended: ${text}`);
        text += decoder.decode(value, { stream: true });
        continue;
      }
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      if (block.includes('event: live\n')) return JSON.parse(block.slice(block.indexOf('data: ') + 6)) as LiveAnswer;
    }
  };
  return {
    until: async (wanted) => {
      for (;;) {
        const picture = await next();
        if (wanted(picture)) return picture;
      }
    },
    stop: () => stop.abort(),
  };
}
