import { jest } from '@jest/globals';
import { armFailpoint, disarmFailpoints } from '@yidan/platform';
import type { TestCity } from '@yidan/testing';
import { aRow, rows } from './a-list.ts';
import { aRegistry, api, expectStatus, handIn, inForceFrom, loadApproved, officerOf, qinghe, setUpOrgan } from './a-registry.ts';

jest.setTimeout(60_000);

let city: TestCity;
const officer = () => city.as(officerOf(qinghe));
const get = async (path: string) => expectStatus(await officer().get(`${api}/${path}`), 200).body;
const count = async (sql: string) => Number((await city.sql('list-registry').query(`select count(*) as n from (${sql}) x`)).rows[0].n);
const imported = async (organ: string, items = rows(3)) => expectStatus(await handIn(city, qinghe, organ, items), 201).body.importId as string;

beforeAll(async () => {
  city = await aRegistry();
});
afterEach(() => disarmFailpoints());
afterAll(() => city?.stop());

describe('three successive versions', () => {
  const patrol = (given: object) => aRow({ seqNo: 1, name: '河道巡查', ...given });
  const [v1, v2, v3] = [
    [patrol({ leadUnit: '河湖科' }), aRow({ seqNo: 2, name: '节约用水', leadUnit: '水资源科' })],
    [patrol({ leadUnit: '执法大队', basis: [{ text: '《河道管理条例》第五条', instrument: '河道管理条例', article: '第五条', role: 'ORIGIN' as const }] }), aRow({ seqNo: 2, name: '节约用水', leadUnit: '水资源科' })],
    [aRow({ seqNo: 1, name: '水土保持监督', leadUnit: '水资源科' }), { ...patrol({ leadUnit: '执法大队', basis: [{ text: '《河道管理条例》第五条', instrument: '河道管理条例', article: '第五条', role: 'ORIGIN' as const }] }), seqNo: 2 }],
  ];
  let ids: string[];
  let patrolKey: string;

  beforeAll(async () => {
    await setUpOrgan(city, qinghe, 'SWJ', ['河湖科', '水资源科', '执法大队']);
    const versions = [await inForceFrom(city, qinghe, 'SWJ', v1, '2024-01-01'), await inForceFrom(city, qinghe, 'SWJ', v2, '2025-01-01'), await inForceFrom(city, qinghe, 'SWJ', v3, '2026-01-01')];
    ids = versions.map(({ versionId }) => versionId as string);
    patrolKey = (await get(`items?organ=SWJ&keyword=${encodeURIComponent('巡查')}`)).items[0].itemKey;
  });

  it.each([
    ['2023-12-31', null],
    ['2024-01-01', '河湖科'],
    ['2024-12-31', '河湖科'],
    ['2025-01-01', '执法大队'],
    ['2025-12-31', '执法大队'],
    ['2026-01-01', '执法大队'],
    ['2026-03-02', '执法大队'],
  ])('F-016 on %s the holder was %s', async (day, unit) => {
    const { responsible } = await get(`items/${patrolKey}/responsible?on=${day}`);

    expect(responsible?.assignments[0].unitName ?? null).toBe(unit);
    expect((await officer().get(`${api}/items/${patrolKey}?asOf=${day}`)).status).toBe(unit ? 200 : 404);
    const page = await get(`items?organ=SWJ&total=true&asOf=${day}&keyword=${encodeURIComponent('巡查')}`);
    expect(page.items.map(({ assignments }: { assignments: { unitName: string }[] }) => assignments[0]!.unitName)).toEqual(unit ? [unit] : []);
  });

  it('F-016 the difference between two versions is their changed elements only', async () => {
    const diff = await get(`versions/${ids[1]}/diff?against=${ids[0]}`);

    expect(diff).toMatchObject({ added: [], cancelled: [], modified: [{ itemKey: patrolKey, name: '河道巡查' }] });
    expect(diff.modified[0].changes).toMatchObject([
      { element: 'basisRefs', before: [{ article: '第八条' }], after: [{ article: '第五条' }] },
      { element: 'leadUnit', before: { name: '河湖科' }, after: { name: '执法大队' } },
    ]);
    const last = await get(`versions/${ids[2]}/diff?against=${ids[1]}`);
    expect([last.added, last.cancelled, last.modified].map((items) => items.map(({ name }: { name: string }) => name))).toEqual([['水土保持监督'], ['节约用水'], []]);
    const all = await get(`versions/${ids[2]}/diff?against=${ids[0]}`);
    expect([all.added.length, all.cancelled.length, all.modified.length]).toEqual([1, 1, 1]);
  });

  it('F-016 the history of an item shows every version, its period and what it changed', async () => {
    const { versions } = await get(`items/${patrolKey}/history`);

    expect(versions).toMatchObject([
      { version: { label: 'SWJ-V1.0', effectiveFrom: '2024-01-01', effectiveTo: '2025-01-01' }, change: 'FIRST', changes: [] },
      { version: { label: 'SWJ-V2.0', effectiveFrom: '2025-01-01', effectiveTo: '2026-01-01' }, change: 'MODIFIED', changes: [{ element: 'basisRefs' }, { element: 'leadUnit' }] },
      { version: { label: 'SWJ-V3.0', effectiveFrom: '2026-01-01', effectiveTo: null }, change: 'UNCHANGED', changes: [] },
    ]);
    const byCode = await get(`items/${versions[2].code}/history`);
    expect(byCode.itemKey).toBe(patrolKey);
  });

  it('keep an item its code while its neighbours come and go, and give no code twice', async () => {
    const { versions } = await get(`items/${patrolKey}/history`);
    const { items } = await get('items?organ=SWJ');

    expect(new Set(versions.map(({ code }: { code: string }) => code))).toEqual(new Set(['990102-SWJ-01010001']));
    expect(items.map(({ name, code }: { name: string; code: string }) => `${name} ${code}`)).toEqual(['河道巡查 990102-SWJ-01010001', '水土保持监督 990102-SWJ-01010003']);
  });

  it('show one in force and the others as superseded', async () => {
    const { items } = await get('lists/SWJ/versions');

    expect(items.map(({ label, state, effectiveFrom, effectiveTo, kind }: Record<string, string>) => [label, state, effectiveFrom, effectiveTo, kind])).toEqual([
      ['SWJ-V3.0', 'EFFECTIVE', '2026-01-01', null, 'FULL_REVISION'],
      ['SWJ-V2.0', 'SUPERSEDED', '2025-01-01', '2026-01-01', 'FULL_REVISION'],
      ['SWJ-V1.0', 'SUPERSEDED', '2024-01-01', '2025-01-01', 'INITIAL'],
    ]);
    expect((await get('lists/SWJ/versions?limit=2')).next).not.toBeNull();
  });

  it('are told to everyone: items first, then the version, then what it replaced', async () => {
    const { rows: events } = await city.sql('list-registry').query(
      `select type, payload->>'versionId' as version from journal where type like 'registry.list-version.%' and payload->>'versionId' = any($1) order by seq`,
      [ids],
    );
    const named = events.map(({ type, version }: { type: string; version: string }) => `${type.split('.').at(-1)} ${ids.indexOf(version) + 1}`);

    expect(named).toEqual(['items 1', 'effective 1', 'superseded 1', 'items 2', 'effective 2', 'superseded 2', 'items 3', 'effective 3']);
  });
});

describe('history loaded out of order', () => {
  it('slots in beneath the list in force; on every day exactly one version holds, and items keep their identity', async () => {
    await setUpOrgan(city, qinghe, 'HX');
    const key = async (day: string) => (await get(`items?organ=HX&asOf=${day}`)).items.map(({ itemKey }: { itemKey: string }) => itemKey);
    await inForceFrom(city, qinghe, 'HX', rows(3), '2026-01-01');
    await inForceFrom(city, qinghe, 'HX', rows(2), '2024-01-01');
    const middle = await inForceFrom(city, qinghe, 'HX', rows(1), '2025-01-01');

    expect(middle).toMatchObject({ state: 'SUPERSEDED', label: 'HX-V3.0', effectiveTo: '2026-01-01' });
    const { items } = await get('lists/HX/versions');
    expect(items.map(({ label, effectiveFrom, effectiveTo }: Record<string, string>) => `${label} ${effectiveFrom} ${effectiveTo}`)).toEqual([
      'HX-V1.0 2026-01-01 null',
      'HX-V3.0 2025-01-01 2026-01-01',
      'HX-V2.0 2024-01-01 2025-01-01',
    ]);
    expect([(await key('2023-12-31')).length, (await key('2024-06-01')).length, (await key('2025-06-01')).length, (await key('2026-03-01')).length]).toEqual([0, 2, 1, 3]);
    expect((await key('2024-06-01'))[0]).toBe((await key('2026-03-01'))[0]);
    expect((await key('2025-06-01'))[0]).toBe((await key('2026-03-01'))[0]);
  });

  it('refuses a second version from the same day, and one from tomorrow, and changes nothing', async () => {
    await setUpOrgan(city, qinghe, 'HY');
    await inForceFrom(city, qinghe, 'HY', rows(2), '2026-03-02');
    const id = await imported('HY');

    expect(await loadApproved(city, qinghe, id, '2026-03-02')).toMatchObject({ status: 409, body: { code: 'REGISTRY.VERSION.PERIOD_TAKEN' } });
    expect(await loadApproved(city, qinghe, id, '2026-03-03')).toMatchObject({ status: 422, body: { code: 'REGISTRY.VERSION.EFFECTIVE_IN_FUTURE' } });
    expect(await officer().post(`${api}/imports/${id}/load-approved`, { documentNumber: 'x', approvedOn: '2026-03-02', effectiveFrom: '2026-03-01' })).toMatchObject({ status: 422, body: { code: 'REGISTRY.VERSION.APPROVED_AFTER_EFFECTIVE' } });
    expect(await get(`imports/${id}`)).toMatchObject({ state: 'READ', versionId: null });
    expect((await get('lists/HY/versions')).items).toHaveLength(1);
  });
});

describe('all that was in force on a day', () => {
  const day = '2023-06-01';
  const coded = (organ: string, count: number) => Array.from({ length: count }, (_, i) => `990102-${organ}-0101000${i + 1}`);
  const all = [...coded('PG', 4), ...coded('PG1', 3), ...coded('PGA', 3)];
  const turned = async (limit: number, query = '') => {
    const pages: { codes: string[]; total: number }[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: { items: { code: string }[]; total: number; next: string | null } = await get(`items?asOf=${day}&total=true&limit=${limit}${query}${next && `&cursor=${next}`}`);
      pages.push({ codes: page.items.map(({ code }) => code), total: page.total });
      next = page.next;
    }
    return pages;
  };

  beforeAll(async () => {
    for (const [organ, count] of [['PGA', 3], ['PG', 4], ['PG1', 3]] as const) {
      await setUpOrgan(city, qinghe, organ);
      await inForceFrom(city, qinghe, organ, rows(count), '2023-01-01');
    }
    await inForceFrom(city, qinghe, 'PG', rows(6), '2024-01-01');
  });

  it.each([1, 3, 4, 200])('comes in the order of the codes on pages of %i, nothing twice and nothing left out, also where one organ’s code begins another’s', async (limit) => {
    const pages = await turned(limit);

    expect(pages.flatMap(({ codes }) => codes)).toEqual(all);
    expect(pages).toHaveLength(Math.ceil(all.length / limit));
  });

  it.each([
    ['nothing', '', all],
    ['an organ', '&organ=PG', coded('PG', 4)],
    ['an organ without a list', '&organ=BB', []],
    ['a word', `&keyword=${encodeURIComponent('事项3')}`, all.filter((code) => code.endsWith('3'))],
    ['a word of an organ', `&organ=PGA&keyword=${encodeURIComponent('事项3')}`, ['990102-PGA-01010003']],
  ])('is counted as it is shown, on every page, narrowed by %s', async (_, query, expected) => {
    const pages = await turned(2, query);

    expect(pages.flatMap(({ codes }) => codes)).toEqual(expected);
    expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([expected.length]));
  });

  it('is not turned by the mark of another list', async () => {
    const { next } = await get('lists?limit=1');

    expect(next).toEqual(expect.any(String));
    expect(await officer().get(`${api}/items?cursor=${next}`)).toMatchObject({ status: 400, body: { code: 'COMMON.CURSOR_INVALID' } });
  });
});

describe('an item that moves to another organ', () => {
  it('keeps its identity: who was responsible is answered across both', async () => {
    await setUpOrgan(city, qinghe, 'GA', ['监察科']);
    await setUpOrgan(city, qinghe, 'GB', ['执法科']);
    const [stays, moves] = [aRow({ seqNo: 1, name: '矿山监察', leadUnit: '监察科' }), aRow({ seqNo: 2, name: '地热开采监管', leadUnit: '监察科' })];
    await inForceFrom(city, qinghe, 'GA', [stays, moves], '2025-01-01');
    const [, moved] = (await get('items?organ=GA')).items;
    await inForceFrom(city, qinghe, 'GA', [stays], '2026-01-01');
    await inForceFrom(city, qinghe, 'GB', [{ ...moves, seqNo: 1, leadUnit: '执法科', code: moved.code }], '2026-01-01');

    const holder = async (on: string) => (await get(`items/${moved.itemKey}/responsible?on=${on}`)).responsible?.organ.code;
    expect([await holder('2025-12-31'), await holder('2026-01-01')]).toEqual(['GA', 'GB']);
    const { versions } = await get(`items/${moved.itemKey}/history`);
    expect(versions[1].changes.map(({ element }: { element: string }) => element)).toEqual(['organ', 'leadUnit']);
  });

  it('does not take the identity of an item that the other organ still holds', async () => {
    await setUpOrgan(city, qinghe, 'GC');
    await setUpOrgan(city, qinghe, 'GD');
    await inForceFrom(city, qinghe, 'GC', [aRow({ seqNo: 1, name: '水井封填' })], '2026-01-01');
    const [held] = (await get('items?organ=GC')).items;
    await inForceFrom(city, qinghe, 'GD', [aRow({ seqNo: 1, name: '水井登记', code: held.code })], '2025-06-01');

    const [other] = (await get('items?organ=GD')).items;
    expect(other.itemKey).not.toBe(held.itemKey);
    expect(other.code).toBe('990102-GD-01010001');
  });
});

describe('two loads at once', () => {
  const both = async (first: Promise<{ status: number }>, second: Promise<{ status: number }>) => (await Promise.all([first, second])).map(({ status }) => status).sort();

  it('of one file: one loads it, the other is refused', async () => {
    await setUpOrgan(city, qinghe, 'RA');
    const id = await imported('RA');

    expect(await both(loadApproved(city, qinghe, id, '2026-01-01'), loadApproved(city, qinghe, id, '2026-02-01'))).toEqual([201, 409]);
    expect((await get('lists/RA/versions')).items).toHaveLength(1);
  });

  it('of one organ from the same day: one is in force, the other is refused', async () => {
    await setUpOrgan(city, qinghe, 'RB');
    const [a, b] = [await imported('RB'), await imported('RB')];

    expect(await both(loadApproved(city, qinghe, a, '2026-01-01'), loadApproved(city, qinghe, b, '2026-01-01'))).toEqual([201, 409]);
    expect((await get('lists/RB/versions')).items).toHaveLength(1);
  });

  it('of one organ from different days: both stand, one after the other', async () => {
    await setUpOrgan(city, qinghe, 'RC');
    const [a, b] = [await imported('RC'), await imported('RC')];

    expect(await both(loadApproved(city, qinghe, a, '2026-01-01'), loadApproved(city, qinghe, b, '2025-01-01'))).toEqual([201, 201]);
    expect((await get('lists/RC/versions')).items.map(({ state, effectiveFrom }: Record<string, string>) => `${state} ${effectiveFrom}`)).toEqual(['EFFECTIVE 2026-01-01', 'SUPERSEDED 2025-01-01']);
  });

  it('under one key: one version, one answer', async () => {
    await setUpOrgan(city, qinghe, 'RD');
    const id = await imported('RD');

    const answers = await Promise.all([1, 2, 3].map(() => loadApproved(city, qinghe, id, '2026-01-01', { 'idempotency-key': 'rd' })));

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.versionId)).size).toBe(1);
  });

  it('are kept apart by the database itself, whatever the application believes', async () => {
    await setUpOrgan(city, qinghe, 'RE');
    const version = await inForceFrom(city, qinghe, 'RE', rows(2), '2026-01-01');
    const columns = 'tenant_id, duty_list_id, organ_id, organ_code, minor, label, kind, state, base_version_id, document_number, approved_on, item_count, content_hash, created_at, created_by';

    await expect(
      city.sql('list-registry').query(
        `insert into duty_list_version (id, major, effective_from, import_id, ${columns}) select gen_random_uuid(), 9, '2026-02-01', gen_random_uuid(), ${columns} from duty_list_version where id = $1`,
        [version.versionId],
      ),
    ).rejects.toThrow('one_version_in_force');
  });
});

describe('a load that dies half-way', () => {
  it.each(['list-registry.load-approved.announced', 'list-registry.load-approved.before-commit'])('at %s leaves nothing behind, and can be done again', async (place) => {
    const organ = place.endsWith('announced') ? 'KA' : 'KB';
    await setUpOrgan(city, qinghe, organ);
    const first = await inForceFrom(city, qinghe, organ, rows(2), '2025-01-01');
    const id = await imported(organ, rows(5, () => ({ leadUnit: '新设科' })));
    const everything = async () => {
      const tables = ['duty_list_version', 'major_function', 'special_function', 'duty_item', 'power_item', 'finding', 'internal_unit', 'journal'];
      return Promise.all(tables.map((table) => count(`select from ${table}`)));
    };
    const before = await everything();
    armFailpoint(place, 1, () => {
      throw new Error('killed');
    });

    expect((await loadApproved(city, qinghe, id, '2026-01-01')).status).toBe(500);
    expect(await everything()).toEqual(before);
    expect(await get(`versions/${first.versionId}`)).toMatchObject({ state: 'EFFECTIVE', effectiveTo: null });
    expect((await loadApproved(city, qinghe, id, '2026-01-01')).status).toBe(201);
    expect((await get(`items?organ=${organ}&total=true`)).total).toBe(5);
  });

  it('an import that dies half-way leaves nothing behind', async () => {
    await setUpOrgan(city, qinghe, 'KC');
    const before = await count('select from list_import');
    armFailpoint('list-registry.import.before-commit', 1, () => {
      throw new Error('killed');
    });

    expect((await handIn(city, qinghe, 'KC', rows(3), { key: 'kc' })).status).toBe(500);
    expect(await count('select from list_import')).toBe(before);
    expect((await handIn(city, qinghe, 'KC', rows(3), { key: 'kc' })).status).toBe(201);
  });
});

describe('what was found about lists', () => {
  it('names the overlap of two organs once, and is answered when one of them no longer overlaps', async () => {
    await setUpOrgan(city, qinghe, 'FA', ['水资源科']);
    await setUpOrgan(city, qinghe, 'FB', ['水资源科', '空科']);
    const shared = aRow({ seqNo: 1, name: '餐厨垃圾收运管理', powers: [{ type: 'PENALTY', number: '3769', name: '对擅自收运餐厨垃圾的处罚' }] });
    await inForceFrom(city, qinghe, 'FA', [shared], '2026-01-01');
    await inForceFrom(city, qinghe, 'FB', [shared, aRow({ seqNo: 2, name: '路灯管理', leadUnit: '路灯所' })], '2026-01-01');
    const kinds = async (query: string) => (await get(`findings?${query}`)).items.map(({ kind, organ }: { kind: string; organ: { code: string } }) => `${kind} ${organ.code}`).sort();

    expect(await kinds('organ=FA')).toEqual(['OVERLAP_NAME FB', 'OVERLAP_POWER FB']);
    expect(await kinds('organ=FB')).toEqual(['OVERLAP_NAME FB', 'OVERLAP_POWER FB', 'UNIT_GAP FB', 'UNIT_UNREGISTERED FB']);
    expect(await get('findings?organ=FB&severity=ERROR&total=true&limit=1')).toMatchObject({ total: 2, items: [{ otherOrgan: { code: 'FA' }, itemKeys: [expect.any(String), expect.any(String)], messageZh: expect.any(String) }], next: expect.any(String) });

    await inForceFrom(city, qinghe, 'FA', [aRow({ seqNo: 1, name: '公厕管理' })], '2026-02-01');

    expect(await kinds('organ=FA')).toEqual([]);
    expect(await kinds('organ=FB&state=OPEN')).toEqual(['UNIT_GAP FB', 'UNIT_UNREGISTERED FB']);
    expect(await kinds('organ=FB&state=RESOLVED')).toEqual(['OVERLAP_NAME FB', 'OVERLAP_POWER FB']);
  });

  it('names it also where both lists are loaded at the same moment', async () => {
    await setUpOrgan(city, qinghe, 'FC');
    await setUpOrgan(city, qinghe, 'FD');
    const [c, d] = [await imported('FC', [aRow({ seqNo: 1, name: '犬只管理' })]), await imported('FD', [aRow({ seqNo: 1, name: '犬只管理' })])];

    await Promise.all([loadApproved(city, qinghe, c, '2026-01-01'), loadApproved(city, qinghe, d, '2026-01-01')]);

    expect((await get('findings?kind=OVERLAP_NAME&organ=FC')).items).toHaveLength(1);
  });

  it('enters the units a list names and nobody had registered, and tells everyone of them', async () => {
    await setUpOrgan(city, qinghe, 'FE', ['水资源科']);
    const { versionId } = await inForceFrom(city, qinghe, 'FE', [aRow({ seqNo: 1, leadUnit: '机关党委（人事科）', assistUnits: ['水资源科'] })], '2026-01-01');
    const { units } = await get('organs/FE');

    expect(units.map(({ name }: { name: string }) => name).sort()).toEqual(['机关党委（人事科）', '水资源科']);
    expect(await count(`select from journal where type = 'org.unit.changed' and payload->>'name' = '机关党委（人事科）'`)).toBe(1);
    expect((await get(`versions/${versionId}`)).itemCount).toBe(1);
  });
});

it('a list as published is loaded with its gaps, which are findings', async () => {
  await setUpOrgan(city, qinghe, 'PA', []);
  const table = [['序号', '权力类型', '事项名称', '实施依据', '承办机构'], ['1', '行政处罚', '对擅自取水的处罚', '《水法》第六十九条', '水政科'], ['2', '行政许可', '取水许可', '', '水资源科']];
  const bytes = new TextEncoder().encode(`\ufeff${table.map((row) => row.join(',')).join('\r\n')}`);
  const { body } = expectStatus(await officer().upload(`${api}/imports?organ=PA`, '权责清单.csv', bytes), 201);
  expectStatus(await loadApproved(city, qinghe, body.importId as string, '2026-01-01'), 201);

  const found = (await get('findings?organ=PA&limit=200')).items.map(({ kind }: { kind: string }) => kind);
  expect(Object.fromEntries(Object.entries(Object.groupBy(found as string[], (kind) => kind)).map(([kind, all]) => [kind, all!.length]))).toEqual({ CLASS_UNSORTED: 1, ELEMENT_MISSING: 3, SANDING_EXCESS: 2, UNIT_UNREGISTERED: 2 });
  expect((await get('items?organ=PA&powerType=PENALTY')).items).toMatchObject([{ name: '对擅自取水的处罚', powers: [{ type: 'PENALTY', number: null }], basisCount: 1 }]);
});
