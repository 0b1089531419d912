import fc from 'fast-check';
import type { Lifecycle } from '@yidan/kernel';
import { DeskTasks, expectedTasks, Transactions, type DeskFacts } from '@yidan/platform';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import { orderLifecycle } from '../src/domain/dispatch-order/dispatch-order.lifecycle.ts';
import { matterLifecycle } from '../src/domain/incoming-matter/incoming-matter.lifecycle.ts';
import { summons } from '../src/service.ts';

const TENANT = '510184';
const [organId, unitId] = [uuid(), uuid()];
let city: TestCity;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'fatal' });
}, 60_000);
afterAll(() => city.stop());

const facts: DeskFacts<never> = { number: 'PJ-20260302-00001', title: null, organId, unitId, urgency: 'NORMAL', dueAt: null };
/** A step of the table, or a moment at which only the limit changes, or nothing. */
const walk = fc.array(fc.record({ way: fc.nat(), kind: fc.constantFrom('step', 'step', 'step', 'limit', 'nothing'), day: fc.integer({ min: 1, max: 28 }) }), { minLength: 1, maxLength: 12 });

/** What the journal says of one object, in its order. */
async function told(objectId: string): Promise<{ type: string; task: string; command: string; version: number }[]> {
  const { rows } = await city.sql('summons').query<{ type: string; task: string; command: string; version: number }>(
    `select type, agg_id as task, payload->>'command' as command, agg_version as version from journal where type like 'desk.task.%' and payload->>'objectId' = $1 order by seq`,
    [objectId],
  );
  return rows;
}

describe('what lies open', () => {
  it.each<[string, Lifecycle<string, string>]>([
    ['a dispatch order', orderLifecycle as unknown as Lifecycle<string, string>],
    ['a matter', matterLifecycle as unknown as Lifecycle<string, string>],
  ])('of %s is what the state expects, after every step of every walk, and each task is told once', async (_, lifecycle) => {
    const desk = city.service('summons').app.get(DeskTasks);
    const transactions = city.service('summons').app.get(Transactions);
    const scope = { tenant: TENANT, city: null, actor: { id: 'system:spec', organId: null, roles: [] } };
    const ends = new Map<string, string[]>();

    await fc.assert(
      fc.asyncProperty(walk, async (moments) => {
        const id = uuid();
        const owner = { tenantId: TENANT, type: 'walked', id };
        let state = lifecycle.initial;
        let now: DeskFacts<never> = facts;
        for (const [n, { way, kind, day }] of [{ way: 0, kind: 'nothing', day: 1 }, ...moments].entries()) {
          const ways = lifecycle.edges().filter(({ from }) => from === state);
          if (kind === 'step' && ways.length > 0) state = ways[way % ways.length]!.to;
          if (kind === 'limit') now = { ...now, dueAt: new Date(Date.UTC(2026, 2, day)) };
          const before = (await told(id)).length;
          await transactions.run(scope, () => desk.follow(owner, lifecycle, state, now, { isNew: n === 0 }));
          const { rows } = await city.sql('summons').query<{ command: string }>(`select command from desk_task_open where owner_id = $1 order by 1`, [id]);
          expect(rows.map(({ command }) => command)).toEqual(expectedTasks(lifecycle, state, now).map(({ command }) => command).sort());
          if (kind === 'nothing' && n > 0) expect((await told(id)).length).toBe(before);
        }
        ends.set(id, expectedTasks(lifecycle, state, now).map(({ command }) => command).sort());

        // Each task is opened first and once, changed in between, and closed last and at most once.
        for (const [, events] of Map.groupBy(await told(id), ({ task }) => task)) {
          expect(events.map(({ version }) => version)).toEqual(events.map((_event, n) => n + 1));
          const types = events.map(({ type }) => type.slice('desk.task.'.length));
          expect(types.join(' ')).toMatch(/^opened( changed)*( closed)?$/);
        }
      }),
      { numRuns: 15 },
    );

    await city.settled();
    const { rows } = await city.sql('summons').query<{ id: string; command: string }>(`select object_id as id, command from desk_task order by command`);
    const lying = Map.groupBy(rows, ({ id }) => id);
    for (const [id, commands] of ends) expect((lying.get(id) ?? []).map(({ command }) => command)).toEqual(commands);
  }, 120_000);

  it('is followed in one statement, and in none where a new object expects nothing', async () => {
    const desk = city.service('summons').app.get(DeskTasks);
    const transactions = city.service('summons').app.get(Transactions);
    const scope = { tenant: TENANT, city: null, actor: { id: 'system:spec', organId: null, roles: [] } };
    const statements = async (state: 'RECEIVED' | 'AMBIGUOUS', isNew: boolean): Promise<number> =>
      transactions.run(scope, async (em) => {
        const sent: string[] = [];
        const execute = em.getConnection().execute.bind(em.getConnection());
        em.getConnection().execute = ((sql: string, ...more: unknown[]) => {
          sent.push(sql);
          return (execute as (...all: unknown[]) => unknown)(sql, ...more);
        }) as typeof execute;
        try {
          await desk.follow({ tenantId: TENANT, type: 'walked', id: uuid() }, matterLifecycle, state, facts, { isNew });
        } finally {
          em.getConnection().execute = execute as typeof execute;
        }
        return sent.length;
      });

    expect([await statements('RECEIVED', true), await statements('AMBIGUOUS', true)]).toEqual([0, 1]);
  });
});
