import { jest } from '@jest/globals';
import { disputeArbitration } from '@yidan/dispute-arbitration';
import { listRegistry } from '@yidan/list-registry';
import { summons } from '@yidan/summons';
import { startCity } from '@yidan/testing';
import { ChainDistrict, dispatch, disputes, registry } from './a-chain-district.ts';
import { COMMAND_PLACES, EVENT_PLACES, KilledCity } from './a-killed-city.ts';
import { inOneProcess, type ChainCity } from './chain-city.ts';
import { Story } from './x1-story.ts';

jest.setTimeout(120_000);

/** A kill at every step takes minutes; a share of the steps is killed in every run, each kind of place among them. */
const EVERY = process.env['YIDAN_CHAIN'] === 'all' ? 1 : 4;
const START = '2026-03-02T09:00:00+08:00';
const inProcess = (transport: 'in-process' | 'jetstream') => async (): Promise<ChainCity> => {
  const city = inOneProcess(await startCity([listRegistry, summons, disputeArbitration], { logLevel: 'error', transport }));
  await city.at(START);
  return city;
};
const WAYS: readonly (readonly [string, () => Promise<ChainCity>])[] = [
  ['in one process', inProcess('in-process')],
  ['over a broker', inProcess('jetstream')],
  ['in processes that are killed on the way', () => KilledCity.start(START)],
];

describe.each(WAYS)('X-1: a matter without an owner ends as a better list (%s)', (_, start) => {
  let city: ChainCity;
  let story: Story;

  beforeAll(async () => {
    city = await start();
    story = new Story(await ChainDistrict.settle(city));
  }, 240_000);
  afterAll(() => city?.stop());

  it('it is walked step by step through negotiation, coordination and ruling, and after every step one unit is responsible for it and no other', async () => {
    for (const [nth, step] of story.steps.entries()) {
      try {
        if (step.on) {
          await city.at(step.on);
          await city.settled();
        }
        if (nth % EVERY === 0) city.nextStep();
        await step.act();
        await city.settled();
      } catch (error) {
        throw new Error(`${step.title}: ${(error as Error).message}\n${await troubleOf(city)}`, { cause: error });
      }
      if (story.matterId === '') continue;
      const { rows } = await city.sql('summons').query<{ leads: number }>(`select count(*)::int as leads from dispatch_order where matter_id = $1 and role = 'LEAD' and state not in ('CLOSED', 'REDISPATCHED', 'WITHDRAWN')`, [story.matterId]);
      // Until somebody asks for a dispute, the matter waits for the operator.
      expect({ after: step.title, leads: rows[0]!.leads }).toEqual({ after: step.title, leads: story.isRequested ? 1 : 0 });
    }
    if (city instanceof KilledCity) {
      const kills = Math.floor(story.steps.length / EVERY);
      expect(city.diedAt(COMMAND_PLACES) + city.diedAt(EVENT_PLACES)).toBeGreaterThanOrEqual(kills);
      // Not every act leaves an event that others hear.
      for (const places of [COMMAND_PLACES, EVENT_PLACES]) expect(city.diedAt(places)).toBeGreaterThanOrEqual(kills / 2);
    }
  }, 900_000);

  it('the order is with whoever was ruled to hold the duty, by the number of the ruling, and is not interim any more', async () => {
    const { orders } = await story.district.get('operator', `${dispatch}/matters/${story.matterId}`);
    const open = (orders as { state: string; role: string; organ: { code: string }; decisionDocument: string; interim: boolean }[]).filter(({ state, role }) => role === 'LEAD' && !['REDISPATCHED', 'WITHDRAWN'].includes(state));
    expect(open).toEqual([expect.objectContaining({ organ: expect.objectContaining({ code: 'WLJ' }), interim: false })]);
    const { rows } = await city.sql('summons').query(`select decision_document as "by", item_key as item from dispatch_order where matter_id = $1 and role = 'LEAD' and state not in ('REDISPATCHED', 'WITHDRAWN')`, [story.matterId]);
    expect(rows).toEqual([{ by: story.documentNumber, item: story.newItemKey }]);
  });

  it('both lists say what was ruled, with the number of the ruling in their remarks', async () => {
    const { items } = await story.district.get('officer', `${registry}/items?organ=WLJ&limit=50`);
    const names = (items as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['城市雕塑维护管理', '公共艺术装置建设管理']));
    const { items: left } = await story.district.get('officer', `${registry}/items?organ=ZJJ&limit=50`);
    expect((left as { name: string }[]).map(({ name }) => name)).toEqual(['物业服务活动监督检查']);
    const { rows } = await city.sql('list-registry').query<{ remarks: string }>(`select remarks from duty_item where item_key = $1 order by version_id desc limit 1`, [story.newItemKey]);
    expect(rows[0]!.remarks).toContain(story.documentNumber);
    const { rows: versions } = await city.sql('list-registry').query(`select payload->>'way' as way from journal where type = 'registry.list-version.approved' and payload->>'documentNumber' = $1`, [story.documentNumber]);
    expect(versions).toEqual([{ way: 'RULING' }, { way: 'RULING' }]);
  });

  it('the case is closed, the interim holder released, what it means in work told and the precedent kept', async () => {
    const one = await story.district.get('officer', story.case);
    expect(one).toMatchObject({ state: 'CLOSED', level: 3, cause: 'NO_PROVISION' });
    expect(one.interims.every(({ until }: { until: string | null }) => until !== null)).toBe(true);
    const { rows } = await city.sql('dispute-arbitration').query<{ type: string }>(`select type from journal where type in ('dispute.interim.released', 'dispute.workload.changed') order by type`);
    expect(rows.map(({ type }) => type)).toEqual(['dispute.interim.released', 'dispute.workload.changed']);
    const { items } = await story.district.get('officer', `${disputes}/precedents?text=${encodeURIComponent('雕像维护')}`);
    expect(items).toHaveLength(1);
  });

  it('the matching has learned whose it is', async () => {
    const { rows } = await city.sql('summons').query<{ terms: number }>('select count(*)::int as terms from learned_term where item_key = $1', [story.newItemKey]);
    expect(rows[0]!.terms).toBeGreaterThan(0);
  });

  it('everything stands on one timeline under one correlation id', async () => {
    const { chainId } = await story.district.get('officer', story.case);
    // What follows from a decision at the same instant stands after it.
    const parts = await Promise.all([dispatch, disputes, registry].map(async (service) => (await story.district.get('officer', `${service}/chains/${chainId}?limit=200`)).items as { type: string; at: string }[]));
    expect(parts.every((part) => part.length > 0)).toBe(true);
    const told = parts.flat().toSorted((a, b) => a.at.localeCompare(b.at)).map(({ type }) => type);
    const inOrder = [
      'dispatch.matter.received', 'dispatch.matter.dispute-requested', 'dispute.case.raised', 'dispute.case.negotiation-started', 'dispute.case.negotiation-failed', 'dispute.case.accepted', 'dispute.case.submitted-to-commission',
      'dispute.case.ruled', 'registry.adjustment.opened', 'registry.list-version.approved', 'registry.list-version.effective', 'dispute.case.executed', 'dispute.case.closed',
    ];
    expect(inOrder.filter((type) => !told.includes(type))).toEqual([]);
    expect(inOrder.toSorted((a, b) => told.indexOf(a) - told.indexOf(b))).toEqual(inOrder);
  });
});

/** What stands still in any of the services, for whoever reads a failure. */
async function troubleOf(city: ChainCity): Promise<string> {
  const parked = await Promise.all(['list-registry', 'summons', 'dispute-arbitration'].map(async (service) => (await city.sql(service).query<{ type: string; reason: string }>('select type, reason from parked_event')).rows.map(({ type, reason }) => `${service} parked ${type}: ${reason}`)));
  const requests = await city.sql('dispute-arbitration').query<{ state: string; reason: string }>('select state, reason from dispute_request');
  return [...parked.flat(), ...requests.rows.map(({ state, reason }) => `request ${state}: ${reason}`)].join('\n');
}
