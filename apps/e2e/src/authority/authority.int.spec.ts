import { jest } from '@jest/globals';
import { ROLES } from '@yidan/kernel';
import { abreast, type Answer } from '@yidan/testing';
import { StaffedCity, type Official } from './a-staffed-city.ts';
import { callsOfListRegistry, callsOfSummons, type Call } from './calls.ts';
import { callsOfDisputes } from './dispute-calls.ts';
import { httpCells, sampled, type HttpCell } from './http-cells.ts';
import { allOperations, type Operation } from './operations.ts';
import { changed, TableSums } from './table-sums.ts';
import { Things, type Thing } from './things.ts';

const everything = process.env['YIDAN_AUTHORITY'] === 'all';
jest.setTimeout(everything ? 30 * 60_000 : 120_000);

const CALLS: Readonly<Record<string, Readonly<Record<string, Call>>>> = { 'list-registry': callsOfListRegistry, summons: callsOfSummons, 'dispute-arbitration': callsOfDisputes };
/** What a refusal answers: an object that somebody has nothing to do with is not there for them. */
const STATUS = { NO_TOKEN: 401, NOT_YOUR_ROLE: 403, NOT_YOURS_THOUGH_KNOWN: 403, NOT_YOUR_OBJECT: 404, NOT_NOW: 409 } as const;

const operations = await allOperations();
// Drafts come first: provisions and powers that other operations bring in are gaps of theirs, and no draft with a gap is handed in.
const isOfDraft = ({ service, name }: Operation): number => (CALLS[service]?.[name]?.on === 'draft' ? 0 : 1);
const callable = operations.filter(({ service, name }) => CALLS[service]?.[name]).toSorted((a, b) => isOfDraft(a) - isOfDraft(b));
let staffed: StaffedCity;
let things: Things;
let sums: TableSums;
let tried = 0;
let refused = 0;

beforeAll(async () => {
  staffed = await StaffedCity.start();
  things = new Things(staffed);
  sums = new TableSums(staffed.city);
  await things.shared('item', '*');
  await staffed.city.settled();
}, 240_000);
afterAll(() => staffed?.stop());

describe('over HTTP, with real accounts and objects', () => {
  it('every operation is called', () => {
    const missing = operations.filter((operation) => !callable.includes(operation)).map(({ service, name }) => `${service}: write '${name}': … into apps/e2e/src/authority/calls.ts`);
    expect(missing.join('\n')).toBe('');
  });

  it('somebody stands in every role that a tenant can give, in the own district, in the other and in the city', () => {
    const held = new Set(staffed.officials.map(({ role, standing }) => `${role} ${['FOREIGN', 'CITY'].includes(standing) ? standing : 'HOME'}`));
    const wanted = ROLES.filter((role) => role !== 'PUBLIC').flatMap((role) => ['HOME', 'FOREIGN', 'CITY'].map((place) => `${role} ${place}`));
    expect(wanted.filter((one) => !held.has(one))).toEqual(['CITY_OVERSEER HOME', 'CITY_OVERSEER FOREIGN']);
  });

  it.each(callable.map((operation, turn) => [`${operation.service} ${operation.name}`, operation, turn] as const))('%s answers as it is written, and a refusal changes no row of any table', async (_, operation, turn) => {
    const call = CALLS[operation.service]![operation.name]!;
    const all = httpCells(operation, call, staffed.officials);
    const cells = everything ? all : sampled(all, turn);
    tried += cells.length;
    const wrong: string[] = [];
    for (const together of batches(call, cells.filter((cell) => !isAct(operation, cell)))) wrong.push(...(await lookAtOnce(operation, call, together)));
    for (const cell of cells.filter((one) => isAct(operation, one))) wrong.push(...(await letIn(operation, call, cell)));
    expect(wrong.slice(0, 20).join('\n')).toBe('');
  });

  // The alarm is tested too: what a refusal must not do is seen when it is done.
  it.each([
    ['a row that comes', `insert into tenant (tenant_id, name, level, city_tenant_id, updated_at) values ('990199', 'x', 'DISTRICT', '990100', now())`],
    ['a row that changes into itself', `update tenant set name = name where tenant_id = '990199'`],
    ['a row that goes', `delete from tenant where tenant_id = '990199'`],
  ])('the digests show %s', async (_, statement) => {
    const before = await sums.of('summons');
    await staffed.city.sql('summons').query(statement);
    expect(changed(before, await sums.of('summons'))).toEqual(['tenant']);
  });

  it('at least 2,000 cells were tried, most of them refused', () => {
    if (everything) console.info(`${tried} cells over HTTP, ${refused} of them refused`);
    expect(tried).toBeGreaterThanOrEqual(2_000);
    expect(refused).toBeGreaterThan(tried / 2);
  });
});

/** An act that is let in wants an object of its own; everything else leaves the one it is tried on as it is. */
function isAct({ endpoint }: Operation, { outcome }: HttpCell): boolean {
  return outcome === 'ALLOWED' && endpoint.method !== 'GET';
}

/** What can be asked at once: all about objects that are there already, then state by state, since the making of one object may move another. */
function batches({ on }: Call, cells: readonly HttpCell[]): HttpCell[][] {
  const isThere = ({ state }: HttpCell): boolean => on === undefined || things.isKept(on, state);
  return [cells.filter(isThere), ...Map.groupBy(cells.filter((cell) => !isThere(cell)), ({ state }) => state).values()].filter(({ length }) => length > 0);
}

/** Refusals side by side between two digests of all tables, and then those who may look. */
async function lookAtOnce(operation: Operation, call: Call, cells: readonly HttpCell[]): Promise<string[]> {
  const shared = new Map<string, Thing>();
  for (const { state } of cells) shared.set(state, call.on ? await things.shared(call.on, state) : NOTHING);
  const refusals = cells.filter(({ outcome }) => outcome !== 'ALLOWED');
  refused += refusals.length;
  const wrong = await refuse(operation, call, refusals, shared);
  const looks = cells.filter(({ outcome }) => outcome === 'ALLOWED');
  if (looks.length > 0) wrong.push(...(await abreast(looks, (cell) => enter(operation, call, cell, shared.get(cell.state)!))).flat());
  return wrong;
}

async function refuse(operation: Operation, call: Call, cells: readonly HttpCell[], shared: ReadonlyMap<string, Thing>): Promise<string[]> {
  if (cells.length === 0) return [];
  const { service } = operation;
  const before = await sumsBefore(service);
  const wrong = await abreast(cells, async (cell) => {
    const { status, body } = await ask(operation, call, cell.official, shared.get(cell.state)!);
    const expected = call.inBody && cell.outcome === 'NOT_YOUR_OBJECT' ? 422 : STATUS[cell.outcome as keyof typeof STATUS];
    return status === expected ? [] : [told(operation, cell, `${status} ${String(body?.code)} instead of ${expected}`)];
  });
  const after = await sums.of(service);
  known.set(service, after);
  const tables = changed(before, after);
  return [...wrong.flat(), ...(tables.length === 0 ? [] : cells.map((cell) => told(operation, cell, `this one or another changed ${tables.join(', ')}`)))];
}

async function letIn(operation: Operation, call: Call, cell: HttpCell): Promise<string[]> {
  return enter(operation, call, cell, call.on ? await things.fresh(call.on, cell.state) : NOTHING);
}

async function enter(operation: Operation, call: Call, cell: HttpCell, thing: Thing): Promise<string[]> {
  const { status, body } = await ask(operation, call, cell.official, thing, operation.name === 'POST calendars' ? things.nextYear() : undefined);
  known.clear();
  return status < 300 || (call.isStream && status === 406) ? [] : [told(operation, cell, `${status} ${String(body?.code)} instead of being let in`)];
}

function told({ service, name }: Operation, { official, state }: HttpCell, what: string): string {
  return `${service} ${name}: ${official.role ?? 'anonymous'}${official.scope ? `#${official.scope}` : ''} of ${official.standing}, ${state}: ${what}`;
}

const NOTHING: Thing = { kind: 'organ', id: '', state: '*', also: {} };
/** What the tables were after the last refusals, as long as nobody was let in and nothing made since. */
const known = new Map<string, ReadonlyMap<string, string>>();
let made = 0;

async function sumsBefore(service: string): Promise<ReadonlyMap<string, string>> {
  if (things.made !== made) known.clear();
  made = things.made;
  const before = known.get(service);
  if (before) return before;
  // What was let in before has its effects to the end first.
  await staffed.city.settled();
  return sums.of(service);
}

async function ask({ service, endpoint: { method } }: Operation, call: Call, official: Official, thing: Thing, year = 2199): Promise<Answer> {
  const asked = { thing, n: things.next(), year, role: official.role };
  const path = `/api/${service}/v1/${call.path(asked)}`;
  const headers: Record<string, string> = call.changes ? { 'if-match': `"${await things.versionOf(thing)}"` } : {};
  return official.ask(method, path, call.upload ? await aFile(call.upload) : call.body?.(asked), headers);
}

async function aFile(upload: () => Promise<Uint8Array>): Promise<FormData> {
  const form = new FormData();
  form.append('file', new Blob([(await upload()) as Uint8Array<ArrayBuffer>]), '清单.xlsx');
  return form;
}
