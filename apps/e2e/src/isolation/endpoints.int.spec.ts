import { jest } from '@jest/globals';
import { abreast } from '@yidan/testing';
import { DividedCity, registry, SERVICES, type Holdings, type Place } from './a-divided-city.ts';
import { changed } from '../authority/table-sums.ts';
import { Checksums } from './checksums.ts';
import { operationsOf, type Operation } from './operations.ts';
import { BODIES, namedBy, looksLikeAName, NAMED, NAMES_NO_OBJECT, NAMES_NOTHING, QUERIES, REFERENCES, unknownLike, type Naming } from './samples.ts';

jest.setTimeout(600_000);

interface Said {
  status: number;
  /** The body without what every request has of its own, and with the ids that were sent struck out. */
  body: string;
  headers: string[];
}

let divided: DividedCity;
let operations: Operation[];
let checksums: Checksums;

beforeAll(async () => {
  divided = await DividedCity.start();
  operations = await operationsOf(divided.city, SERVICES);
  checksums = new Checksums(divided.city, SERVICES);
});
afterAll(() => divided?.stop());

/** Operations that name an object of a tenant, and whom a tenant's own people may ask. */
const naming = (): Operation[] => operations.filter(({ names, roles }) => names !== null && !NAMES_NO_OBJECT.includes(names) && !(roles?.length === 1 && roles[0] === 'PLATFORM_OPERATOR'));

/** Sends an operation with ids in its address, as it asks for at least. */
async function ask(who: string, operation: Operation, ids: readonly string[], more: { query?: Record<string, string>; body?: unknown; headers?: Record<string, string> } = {}): Promise<Response> {
  const example = operation.example();
  const query = new URLSearchParams({ ...example.query, ...more.query });
  let next = 0;
  const path = operation.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(ids[next++] ?? ''));
  const form = new FormData();
  form.append('file', new Blob(['{}']), 'list.json');
  const body = operation.takesFile ? form : operation.body ? JSON.stringify(more.body ?? example.body) : undefined;
  return fetch(`${divided.city.address}${path}${query.size > 0 ? `?${query}` : ''}`, {
    method: operation.method,
    headers: { authorization: `Bearer ${await divided.city.token(who)}`, ...(operation.body ? { 'content-type': 'application/json' } : {}), ...example.headers, ...more.headers },
    ...(body === undefined ? {} : { body }),
  });
}

async function said(response: Response, sent: readonly string[]): Promise<Said> {
  const text = await response.text();
  const body = (response.headers.get('content-type') ?? '').includes('json') && text ? JSON.stringify({ ...(JSON.parse(text) as object), traceId: '', instance: '' }) : text;
  const struck = sent.filter(Boolean).reduce((all, id) => all.replaceAll(id, '<id>'), body);
  return { status: response.status, body: struck, headers: [...response.headers.keys()].filter((name) => !/^(date|content-length|x-ratelimit|ratelimit)/.test(name)).sort() };
}

/** Somebody with every role of the own tenant, and somebody else's things: of the neighbour, of the district below, of the city above. */
const pairs = (): [Place, Place][] => [[divided.linjiang, divided.qinghe], [divided.above, divided.qinghe], [divided.qinghe, divided.above]];

describe('F-147 the endpoints of all services', () => {
  it('have a sample of everything that their addresses name', () => {
    expect(naming().length).toBeGreaterThan(30);
    expect(naming().filter(({ names }) => !NAMED[names!]).map(({ name }) => `${name} names something no sample is known of: say in samples.ts what it is`)).toEqual([]);
  });

  it('answer 404 to whoever names an object of another tenant, in the words for an object that does not exist, and change nothing', async () => {
    const trials: Trial[] = [];
    for (const [caller, owner] of pairs()) {
      for (const operation of naming()) {
        const sent = { query: QUERIES[operation.name]?.(caller.has) ?? {}, body: BODIES[operation.name]?.(caller.has) };
        const where = `${operation.name} by ${caller.short} of ${owner.short}'s`;
        const mayBeRefused = caller !== divided.above && CITY_ONLY.includes(operation.name);
        for (const ids of namedBy(operation, owner.has)) {
          const fixed = operation.parameters('path').map(({ resolved }) => resolved.enum !== undefined);
          const unknown = ids.map((id, i) => (fixed[i] ? id : unknownLike(id)));
          const faults = async (): Promise<string[]> => {
            const foreign = await said(await ask(whoAsks(caller, operation), operation, ids, sent), ids);
            const nothing = await said(await ask(whoAsks(caller, operation), operation, unknown, sent), unknown);
            return [
              ...(foreign.status === 404 || (mayBeRefused && foreign.status === 403) ? [] : [`${foreign.status} ${foreign.body.slice(0, 300)}`]),
              ...(JSON.stringify(foreign) === JSON.stringify(nothing) ? [] : [`${JSON.stringify(foreign)} instead of ${JSON.stringify(nothing)}`]),
            ];
          };
          trials.push({ where, faults, mayChange: [] });
        }
      }
    }
    expect(trials.length).toBeGreaterThan(pairs().length * 30);
    expect(await faultsOf(trials)).toEqual([]);
  });

  it('have every field of their queries and bodies looked at that names something of a tenant', () => {
    const unknown = operations.flatMap((operation) =>
      operation.fields().filter((field) => looksLikeAName(field) && !REFERENCES[`${operation.name} ${field}`] && !NAMES_NOTHING[field]).map((field) => `${operation.name} ${field}: say in samples.ts what it names`),
    );
    expect(unknown).toEqual([]);
    const gone = Object.keys(REFERENCES).filter((key) => !operations.some((operation) => operation.fields().some((field) => key === `${operation.name} ${field}`)));
    expect(gone).toEqual([]);
  });

  it('take what another tenant has, in a query or a body, for something that does not exist, and change nothing', async () => {
    const trials: Trial[] = [];
    for (const [caller, owner] of pairs()) {
      for (const [key, reference] of Object.entries(REFERENCES)) {
        const operation = operations.find((one) => key.startsWith(`${one.name} `))!;
        const field = key.slice(operation.name.length + 1);
        // The city may name its districts and their organs where their lists are filed with it.
        if (caller === divided.above && (FILED.test(operation.path) || operation.path.endsWith('/participants'))) continue;
        const theirs = reference.value(owner.has) || owner.tenantId;
        const faults = async (): Promise<string[]> => {
          const [foreign, nothing] = [await saidOf(caller, operation, field, reference, theirs), await saidOf(caller, operation, field, reference, unknownLike(theirs))];
          const shown = `${foreign.status} ${foreign.body.slice(0, 300)}`;
          return [
            ...(foreign.status >= 500 || foreign.status === 400 ? [shown] : []),
            ...(operation.method !== 'GET' && ![403, 404, 412, 422].includes(foreign.status) ? [shown] : []),
            ...(foreign.status === 200 && foreign.body.includes(owner.mark) ? [`shows ${foreign.body.slice(0, 300)}`] : []),
            ...(JSON.stringify(foreign) === JSON.stringify(nothing) ? [] : [`${JSON.stringify(foreign)} instead of ${JSON.stringify(nothing)}`]),
          ];
        };
        trials.push({ where: `${key} by ${caller.short} of ${owner.short}'s`, faults, mayChange: journalled(operation) });
      }
    }
    expect(await faultsOf(trials)).toEqual([]);
  });

  it('go on from the place a cursor of another tenant names, among their own rows only', async () => {
    const wrong: string[] = [];
    const paged = operations.filter((operation) => operation.method === 'GET' && operation.parameters('query').some(({ name }) => name === 'cursor'));
    let cursors = 0;
    await abreast(paged.flatMap((operation) => pairs().map((pair) => [operation, ...pair] as const)), async ([operation, caller, owner]) => {
      const of = (has: Holdings): string[] | undefined => (operation.names ? NAMED[operation.names]!(has)[0] : []);
      const [theirs, own] = [of(owner.has), of(caller.has)];
      if (!theirs || !own) return;
      const first = await ask(whoAsks(owner, operation), operation, theirs, { query: { limit: '1' } });
      const { next } = (await first.json()) as { next?: string | null };
      if (!next) return;
      cursors += 1;
      const answer = await ask(whoAsks(caller, operation), operation, own, { query: { limit: '200', cursor: next } });
      const text = await answer.text();
      const shared = /calendars|unified-list|filed-copies/.test(operation.path);
      if (answer.status >= 500 || (text.includes(owner.mark) && !shared)) wrong.push(`${operation.name} by ${caller.short} with a cursor of ${owner.short}: ${answer.status} ${text.slice(0, 200)}`);
    });
    expect(wrong).toEqual([]);
    expect(cursors).toBeGreaterThan(8);
  });

  it('let nobody act for an organ or a unit of another tenant, and say no more than of one that does not exist', async () => {
    const before = await checksums.now();
    const me = operations.find(({ name }) => name === `GET ${registry}/me`)!;
    for (const [caller, owner] of pairs()) {
      const headers: [string, string][] = [['yidan-organ', owner.has.organCode], ['yidan-organ', `${owner.tenantId}/SWJ`], ['yidan-organ', `${owner.tenantId}/${owner.has.organCode}`], ['yidan-unit', owner.has.unitId]];
      for (const [name, value] of headers) {
        const foreign = await said(await ask(`${caller.short}.all`, me, [], { headers: { [name]: value } }), [value]);
        const nothing = await said(await ask(`${caller.short}.all`, me, [], { headers: { [name]: unknownLike(value) } }), [unknownLike(value)]);
        expect([name, value, foreign.status]).toEqual([name, value, 403]);
        expect(foreign).toEqual(nothing);
      }
    }
    expect(changed(before, await checksums.now())).toEqual([]);
  });

  it('show an overseer of the city the unified list and what was filed, and nothing else of any district', async () => {
    const { above, qinghe, linjiang } = divided;
    const seen: string[] = [];
    for (const operation of operations.filter(({ isPublic, path }) => !isPublic && !path.includes('{'))) {
      // A stream says when its list has changed, and nothing that the list does not.
      if (operation.method !== 'GET' || operation.path.endsWith('/stream')) continue;
      const answer = await ask(`${above.short}.overseer`, operation, []);
      const text = Buffer.from(await answer.arrayBuffer()).toString();
      if ([qinghe, linjiang].some(({ mark, tenantId }) => text.includes(mark) || text.includes(tenantId))) seen.push(operation.name);
      else if (![200, 403, 404].includes(answer.status)) seen.push(`${operation.name}: ${answer.status}`);
    }
    expect(seen).toEqual([`GET ${registry}/filed-copies`, `GET ${registry}/unified-list`]);

    const all = naming().flatMap((operation) => namedBy(operation, qinghe.has).map((ids) => ({ operation, ids })));
    const found = await abreast(all, async ({ operation, ids }) => {
      const { status } = await ask(`${above.short}.overseer`, operation, ids, { query: QUERIES[operation.name]?.(above.has) ?? {} });
      return status === 404 || status === 403 ? [] : [`${operation.name}: ${status}`];
    });
    expect(found.flat()).toEqual([]);
  });

  // Last, since it takes the steps: what was not found by others is there for its owner, or the answers above would prove nothing.
  it('find for its owner what they did not find for others', async () => {
    const wrong: string[] = [];
    const order = ['GET', 'PUT', 'PATCH', 'POST', 'DELETE'];
    const { qinghe, above, linjiang } = divided;
    const turn = ({ method, names }: Operation): number => order.indexOf(method) * 2 + (names!.startsWith('shared') ? 0 : 1);
    for (const operation of naming().sort((a, b) => turn(a) - turn(b))) {
      const ofDistrict = namedBy(operation, qinghe.has);
      // What only a city has, it shows the district that takes part, or keeps to itself.
      const [caller, all] = ofDistrict.length > 0 ? [qinghe, ofDistrict] : [operation.names!.startsWith('shared') ? linjiang : above, namedBy(operation, above.has)];
      for (const ids of all) {
        const response = await ask(whoAsks(caller, operation), operation, ids, { query: QUERIES[operation.name]?.(caller.has) ?? {}, body: BODIES[operation.name]?.(caller.has) });
        // What is asked of a draft only is answered with the state of a version that is none.
        const found = operation.method === 'GET' ? [200, 409].includes(response.status) : response.status < 300 || [403, 409, 412, 422].includes(response.status);
        if (!found) wrong.push(`${operation.name}: ${response.status} ${(await response.text()).slice(0, 300)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** 试探: something that is asked, what is wrong with the answers, and the tables that may be written to with it. */
interface Trial {
  readonly where: string;
  readonly faults: () => Promise<string[]>;
  readonly mayChange: readonly string[];
}

/** So many between two digests. */
const TOGETHER = 16;

/** What is wrong, one sentence each: a few trials run side by side between two digests of all tables. */
async function faultsOf(trials: readonly Trial[]): Promise<string[]> {
  const wrong: string[] = [];
  let before = await checksums.now();
  for (const together of Map.groupBy(trials, ({ mayChange }) => mayChange.join()).values()) {
    for (let from = 0; from < together.length; from += TOGETHER) {
      const some = together.slice(from, from + TOGETHER);
      wrong.push(...(await abreast(some, async ({ where, faults }) => (await faults()).map((fault) => `${where}: ${fault}`))).flat());
      const after = await checksums.now();
      const tables = changed(before, after).filter((table) => !some[0]!.mayChange.includes(table));
      wrong.push(...tables.map((table) => `${some.map(({ where }) => where).join(' or ')}: ${table} was changed`));
      before = after;
    }
  }
  return wrong;
}

/** What only a city does is refused to a district whatever it names, before anything is looked up. */
const CITY_ONLY = ['POST /api/summons/v1/matters/{id}/participants'];
const FILED = /\/(unified-list|filed-copies)$/;

/** Somebody with every role; where only a machine may ask, the system of the place. */
function whoAsks(place: Place, { roles }: Operation): string {
  return roles?.length === 1 && roles[0] === 'INTEGRATION_CLIENT' ? place.system : `${place.short}.all`;
}

async function saidOf(caller: Place, operation: Operation, field: string, { path, query: rest, body }: Naming, value: string): Promise<Said> {
  const query = { ...rest, ...(field.startsWith('query.') ? { [field.slice('query.'.length)]: value } : {}) };
  const response = await ask(whoAsks(caller, operation), operation, path?.(caller.has) ?? [], { query, body: body?.(value, caller.has) });
  return said(response, [value]);
}

/** Reading people's names is written down with the reading, whoever was looked for. */
function journalled(operation: Operation): string[] {
  return operation.path.endsWith('/people') && operation.method === 'GET' ? ['list-registry.journal'] : [];
}
