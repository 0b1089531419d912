import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { PolicyChangedV1 } from '@yidan/contracts';
import { dispatch, DividedCity, SERVICES } from './a-divided-city.ts';
import { Resident } from './a-resident.ts';
import { leaksIn, type Evidence, type Marked } from './leaks.ts';
import { listenToEvents, listenToLogs, rowsOf, type Listener } from './listening.ts';
import { operationsOf } from './operations.ts';

jest.setTimeout(900_000);

const DAYS = 5;
/** What districts file with their city, and what a city lays down for its districts: the only places where one sees words of the other. */
const FILED = /\/(unified-list|filed-copies)\b|list-registry\.(filed_|unified_line)/;
const LAID_DOWN = /\/(calendars|policies)\b|\/tenants\/current\b/;
/** A matter of the city on which one district works: the city reads what it reports, and it reads the matter. */
const REPORTED = /\/matters\/[^/]+\/participants|summons\.(case_|journal)|dispatch\.case\./;
const TAKEN_PART_IN = /\/shared-matters\b/;

let divided: DividedCity;
let residents: Resident[];
let events: Listener;
let logs: Listener;

const isShared = ({ tenant, where }: Evidence, owner: Marked): boolean => {
  const city = divided.above.tenantId;
  const { tenantId: participant } = divided.linjiang;
  if (tenant === city) return FILED.test(where) || (owner.tenantId === participant && REPORTED.test(where));
  return owner.tenantId === city && (LAID_DOWN.test(where) || (tenant === participant && TAKEN_PART_IN.test(where)));
};
const leaks = (evidence: readonly Evidence[]): string[] => leaksIn(evidence, divided.places, isShared);

beforeAll(async () => {
  logs = listenToLogs();
  divided = await DividedCity.start({ transport: 'jetstream', logLevel: 'debug' }, async (city) => {
    events = await listenToEvents(city);
  });
  const operations = await operationsOf(divided.city, SERVICES);
  residents = divided.places.map((place) => new Resident(place, operations, divided.othersOf(place)));

  await Promise.all(
    residents.map(async (resident) => {
      const reading = resident.readEverything();
      // The days of all places have the same numbers, and so the same keys.
      for (let n = 1; n <= DAYS; n += 1) await resident.doEverything(n);
      await reading;
    }),
  );
  await divided.city.settled(60_000);
  for (const resident of residents) await resident.readEverything();
});
afterAll(async () => {
  await events?.stop();
  await divided?.stop();
  await logs?.stop();
});

describe('F-147 words of two districts and their city, at work at the same time over one broker', () => {
  it('are really said and read: most requests are answered, and each place reads its own words', () => {
    for (const { place, statuses, answers } of residents) {
      expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(100);
      expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
      const own = new Set(answers.filter(({ text }) => text.includes(place.mark)).map(({ where }) => where.replace(/\?.*| →.*/, '')));
      expect(own.size).toBeGreaterThan(20);
      // Every kind of answer: lists, exports of each format, documents, histories, figures, reasons, refusals.
      for (const kind of [/orders\? /, /orders\/export\?format=xlsx/, /orders\/export\?format=csv/, /dispatch-form/, /items\/export\?format=json/, /history/, /statistics/, /\/match /, /report\.xlsx/, /→ 409/, /→ 400|→ 422/]) {
        expect({ kind, own: answers.some(({ where, text }) => kind.test(where) && text.includes(place.mark)) || /→/.test(kind.source) && answers.some(({ where }) => kind.test(where)) }).toEqual({ kind, own: true });
      }
    }
  });

  it('are in no answer to another one: no list, search, export, document, history, figure, reason, refusal or header', () => {
    expect(leaks(residents.flatMap(({ answers }) => answers))).toEqual([]);
  });

  it('are in no row of another one, in any table of any service', async () => {
    const rows = await rowsOf(divided.city, SERVICES);
    expect(new Set(rows.filter(({ text }) => divided.places.some(({ mark }) => text.includes(mark))).map(({ where }) => where)).size).toBeGreaterThan(15);
    expect(leaks(rows)).toEqual([]);
  });

  it('are in no event on another one’s subjects, and every event is on the subject of its own tenant', () => {
    expect(new Set(events.heard.map(({ tenant }) => tenant))).toEqual(new Set(divided.places.map(({ tenantId }) => tenantId)));
    expect(events.heard.filter(({ tenant, text }) => !text.includes(`ce-tenant: ${tenant}`))).toEqual([]);
    expect(events.heard.filter(({ text }) => divided.places.some(({ mark }) => text.includes(mark))).length).toBeGreaterThan(10);
    expect(leaks(events.heard)).toEqual([]);
  });

  it('are in no line of a log', () => {
    expect(logs.heard.length).toBeGreaterThan(100);
    expect(leaks(logs.heard)).toEqual([]);
  });

  // The alarm is tested too: words of one district are put where they do not belong, and must be found wherever they come out.
  it('are found in every one of these places where they are planted', async () => {
    const { city, qinghe, linjiang } = divided;
    const [, resident] = residents;
    const planted = linjiang.text('planted');
    for (const [service, statement] of [
      ['summons', `update incoming_matter set title = $1 where tenant_id = '${qinghe.tenantId}'`],
      ['summons', `update organ set name = $1 || code where tenant_id = '${qinghe.tenantId}'`],
      ['list-registry', `update duty_item set name = $1 where tenant_id = '${qinghe.tenantId}'`],
      ['list-registry', `update uploaded_file set bytes = convert_to($1, 'UTF8'), sha256 = encode(sha256(convert_to($1, 'UTF8')), 'hex') where id = (select id from uploaded_file where tenant_id = '${qinghe.tenantId}' limit 1)`],
    ] as const) {
      await city.sql(service).query(statement, [planted]);
    }
    const before = resident!.answers.length;
    const [heardBefore, loggedBefore] = [events.heard.length, logs.heard.length];
    await resident!.readEverything();
    // An address that says it makes a refusal that says it.
    await resident!.call('GET', `${dispatch}/matters/by-external/HOTLINE/${linjiang.has.externalId}`);
    await city.emit('list-registry', qinghe.tenantId, [PolicyChangedV1.create({ key: 'spec.planted', value: planted, sourceDocument: 'x', validFrom: '2026-01-01' }, new Date())]);
    await city.settled();
    for (const until = Date.now() + 60_000; events.heard.length === heardBefore && Date.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 20));
    new Logger('spec').error(`a careless line about ${planted}`);

    const found = leaks(resident!.answers.slice(before));
    for (const kind of [/GET \S+\/orders\? /, /orders\?keyword/, /orders\/export\?format=xlsx/, /orders\/export\?format=csv/, /dispatch-form/, /statistics/, /\/items\? /, /items\/export\?format=json/, /versions\/\S+\/export\?format=xlsx/, /history/, /tree/, /→ 404/]) {
      expect({ kind, found: found.some((leak) => kind.test(leak)) }).toEqual({ kind, found: true });
    }
    const inRows = leaks(await rowsOf(city, SERVICES)).map((leak) => leak.split(' ')[0]);
    expect(new Set(inRows)).toEqual(new Set(['dispute-arbitration.policy_value', 'list-registry.duty_item', 'list-registry.journal', 'list-registry.uploaded_file', 'summons.incoming_matter', 'summons.organ', 'summons.policy_value']));
    expect(leaks(events.heard.slice(heardBefore))).toEqual([expect.stringContaining(`yidan.${qinghe.tenantId}.policy.changed.v1`)]);
    expect(leaks(logs.heard.slice(loggedBefore))).toEqual([expect.stringContaining('log of nobody holds')]);
    expect(leaksIn([{ tenant: qinghe.tenantId, where: 'headers', text: `content-disposition: attachment; filename="${planted}.xlsx"` }], divided.places)).toHaveLength(1);
  });
});
