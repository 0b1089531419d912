import { jest } from '@jest/globals';
import { abreast } from '@yidan/testing';
import { BusyCity } from './a-busy-city.ts';
import { dispatch, registry } from './a-staffed-city.ts';

jest.setTimeout(120_000);

/** 侧门: one kind of rows, how each is opened alone, and every list, search, export and answer that shows some of them. */
interface SideDoor {
  readonly what: string;
  /** All there are, of all tenants. */
  readonly all: () => Promise<readonly Row[]>;
  readonly single: (row: Row) => string;
  readonly list: string;
  readonly id: string;
  /** Files of the same rows, and the words of a row that stand in one line of them. */
  readonly files?: readonly { readonly path: string; readonly of: (row: Row) => readonly string[] }[];
  readonly search?: (row: Row) => string;
  readonly isForAll?: true;
}
type Row = Readonly<Record<string, string>>;
type Reader = BusyCity['readers'][number];

let busy: BusyCity;
beforeAll(async () => {
  busy = await BusyCity.start();
}, 240_000);
afterAll(() => busy?.stop());

const rows = async (service: string, statement: string): Promise<Row[]> => (await busy.staffed.city.sql(service).query<Record<string, string>>(statement)).rows;

const doors: readonly SideDoor[] = [
  {
    what: 'orders',
    all: () => rows('summons', 'select o.id, o.number, g.name as organ from dispatch_order o join organ g on g.id = o.organ_id'),
    single: ({ id }) => `${dispatch}/orders/${id}`,
    list: `${dispatch}/orders`, id: 'id',
    files: [{ path: `${dispatch}/orders/export?format=csv`, of: ({ number, organ }) => [number!, organ!] }],
    search: ({ number }) => `keyword=${number}`,
  },
  {
    what: 'matters',
    all: () => rows('summons', 'select id, number, channel, external_id as external from incoming_matter'),
    single: ({ id }) => `${dispatch}/matters/${id}`,
    list: `${dispatch}/matters`, id: 'id',
    search: ({ number }) => `keyword=${number}`,
  },
  {
    what: 'supervision notices',
    all: () => rows('summons', 'select id, number from supervision_notice'),
    single: ({ id }) => `${dispatch}/supervision-notices/${id}`,
    list: `${dispatch}/supervision-notices`, id: 'id',
    search: ({ number }) => `keyword=${number}`,
  },
  {
    what: 'imported files',
    all: () => rows('list-registry', 'select id from list_import'),
    single: ({ id }) => `${registry}/imports/${id}`,
    list: `${registry}/imports`, id: 'importId',
  },
  {
    what: 'adjustments',
    all: () => rows('list-registry', 'select id from adjustment_case'),
    single: ({ id }) => `${registry}/adjustments/${id}`,
    list: `${registry}/adjustments`, id: 'caseId',
  },
  {
    what: 'provisions',
    all: () => rows('list-registry', 'select id from sanding_provision'),
    single: ({ id }) => `${registry}/sandings/${id}`,
    list: `${registry}/sandings`, id: 'sandingId',
  },
  { what: 'campaigns', isForAll: true, all: () => rows('list-registry', 'select id from compilation_campaign'), single: ({ id }) => `${registry}/campaigns/${id}`, list: `${registry}/campaigns`, id: 'campaignId' },
  {
    what: 'duty items', isForAll: true,
    all: () => rows('list-registry', 'select item_key as id, code from duty_item'),
    single: ({ id }) => `${registry}/items/${id}`,
    list: `${registry}/items`, id: 'itemKey',
    files: [{ path: `${registry}/items/export?format=csv`, of: ({ code }) => [code!] }, { path: `${registry}/items/export?format=json`, of: ({ code }) => [code!] }],
    search: ({ code }) => `keyword=${code}`,
  },
  { what: 'organs', isForAll: true, all: () => rows('list-registry', 'select code as id, tenant_id from organ where code in (\'SWJ\', \'SWX\', \'SWC\')'), single: ({ id }) => `${registry}/organs/${id}`, list: `${registry}/organs`, id: 'code' },
];

describe.each(doors)('no list, count, search or export of $what', (door) => {
  it('shows a row that its reader may not open alone, or hides one that may be opened', async () => {
    const all = await door.all();
    expect(all.length).toBeGreaterThan(1);
    // Where everybody of a tenant reads the same, a fifth of them shows it.
    const readers = door.isForAll ? busy.readers.filter((_, i) => i % 5 === 0) : busy.readers;
    const found = await abreast(readers, async (reader) => ({ who: reader.who, ...(await look(door, reader, all)) }));
    expect(found.flatMap(({ who, wrong }) => wrong.map((sentence) => `${who}: ${sentence}`)).slice(0, 30).join('\n')).toBe('');
    expect(found.filter(({ mayRead }) => mayRead).length).toBeGreaterThan(5);
  });
});

async function look(door: SideDoor, { caller }: Reader, all: readonly Row[]): Promise<{ mayRead: boolean; wrong: string[] }> {
  const first = await caller.get(`${door.list}?limit=2`);
  if (first.status === 403) return { mayRead: false, wrong: (await caller.get(door.single(all[0]!))).status === 403 ? [] : ['may not list, yet may ask for one'] };
  const opened = new Set<string>();
  for (const row of all) if ((await caller.get(door.single(row))).status === 200) opened.add(row.id!);
  const listed = await everyPage(door, caller);
  const wrong = differences('the list', new Set(listed.filter((id) => all.some((row) => row.id === id))), opened);
  if (typeof first.body.total === 'number' && first.body.total !== listed.length) wrong.push(`counts ${first.body.total} of ${listed.length}`);
  for (const { path, of } of door.files ?? []) {
    const { body } = await caller.get(path);
    const lines = (typeof body === 'string' ? body : JSON.stringify(body)).split('\n');
    const shown = all.filter((row) => lines.some((line) => of(row).every((word) => line.includes(word))));
    wrong.push(...differences(path, new Set(shown.map(({ id }) => id!)), opened));
  }
  for (const row of door.search ? all : []) {
    const { body } = await caller.get(`${door.list}?${door.search!(row)}`);
    const hits = (body.items as Row[]).map((item) => item[door.id]!);
    wrong.push(...hits.filter((id) => !opened.has(id)).map((id) => `finds ${id}`));
    if (typeof body.total === 'number' && body.total !== hits.length) wrong.push(`a search counts ${body.total} of ${hits.length}`);
  }
  return { mayRead: true, wrong };
}

async function everyPage(door: SideDoor, caller: Reader['caller']): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body }: { body: { items: Row[]; next: string | null } } = await caller.get(`${door.list}?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    ids.push(...body.items.map((item) => item[door.id]!));
    cursor = body.next;
  }
  return ids;
}

function differences(where: string, shown: ReadonlySet<string>, opened: ReadonlySet<string>): string[] {
  return [...[...shown].filter((id) => !opened.has(id)).map((id) => `${where} shows ${id}`), ...[...opened].filter((id) => !shown.has(id)).map((id) => `${where} hides ${id}`)];
}

describe('what is shown inside something else', () => {
  it('a matter names no order that its reader may not open, except to who sent it (F-036)', async () => {
    const matters = await rows('summons', 'select id, submitted_by_organ_id as sender from incoming_matter');
    const wrong: string[] = [];
    await abreast(await whoever(`${dispatch}/matters`), async ({ who, caller }) => {
      for (const { id, sender } of matters) {
        const { status, body } = await caller.get(`${dispatch}/matters/${id}`);
        if (status !== 200 || body.orders.length === 0 || (await isSender(caller, sender!))) continue;
        for (const order of body.orders as Row[]) if ((await caller.get(`${dispatch}/orders/${order.id}`)).status !== 200) wrong.push(`${who}: ${order.id}`);
      }
    });
    expect(wrong).toEqual([]);
  });

  it('a matter is found by its sender’s number exactly by who may open it', async () => {
    const wrong: string[] = [];
    const matters = await doors.find(({ list }) => list === `${dispatch}/matters`)!.all();
    await abreast(await whoever(`${dispatch}/matters`), async ({ who, caller }) => {
      for (const { id, channel, external } of matters) {
        const [alone, byNumber] = [await caller.get(`${dispatch}/matters/${id}`), await caller.get(`${dispatch}/matters/by-external/${channel}/${encodeURIComponent(external!)}`)];
        if (alone.status !== byNumber.status && byNumber.body.id === id) wrong.push(`${who}: ${id}`);
      }
    });
    expect(wrong).toEqual([]);
  });

  it('the live figures count the open orders that their reader may open, and no others', async () => {
    const open = await rows('summons', `select id from dispatch_order where state not in ('CLOSED', 'REDISPATCHED')`);
    await abreast(busy.readers, async ({ caller }) => {
      const { status, body } = await caller.get(`${dispatch}/statistics`);
      if (status === 403) return;
      const opened = await Promise.all(open.map(async ({ id }) => (await caller.get(`${dispatch}/orders/${id}`)).status === 200));
      expect(body.total.running).toBe(opened.filter(Boolean).length);
    });
  });

  it('a further role opens nothing beside its own: a drafter who also handles sees the own organ’s files, a handler who also audits no stranger’s complainant', async () => {
    const reader = (name: string): Reader['caller'] => busy.readers.find(({ who }) => who === name)!.caller;
    const { body } = await reader('handler-and-drafter').get(`${registry}/imports`);
    expect(new Set((body.items as { organ: { code: string } }[]).map(({ organ }) => organ.code))).toEqual(new Set(['CGJ']));
    const held = await rows('summons', `select m.id, array_agg(u.code order by u.code)::text as units from incoming_matter m join dispatch_order o on o.matter_id = m.id join internal_unit u on u.id = o.unit_id where m.tenant_id = '990102' group by 1`);
    const opened = async (name: string): Promise<string[]> => {
      const found: string[] = [];
      for (const { id, units } of held) if ((await reader(name).get(`${dispatch}/matters/${id}/complainant`)).status === 200) found.push(units!);
      return found.sort();
    };
    expect(await opened('handler-and-auditor')).toEqual(['{HD,ZF}', '{ZF}']);
    expect(await opened('head-and-caller')).toEqual([]);
    expect(await opened('head-and-operator')).toHaveLength(held.length);
  });

  it('a wider view than the roles open is refused, and nobody sorts or filters by what there is no field for', async () => {
    const handler = busy.readers.find(({ who }) => who === 'UNIT_HANDLER of OWN_UNIT')!.caller;
    expect((await handler.get(`${dispatch}/orders?view=all`)).status).toBe(403);
    expect((await handler.get(`${dispatch}/orders/export?view=organ`)).status).toBe(403);
    for (const list of ['orders', 'matters']) {
      expect((await handler.get(`${dispatch}/${list}?sort=complainant`)).status).toBe(400);
      expect((await handler.get(`${dispatch}/${list}?complainant=1`)).status).toBe(400);
    }
  });

  it('the merged list, the tree, the history, the findings and the match name no item that their reader may not open', async () => {
    const door = doors.find(({ list }) => list === `${registry}/items`)!;
    const items = await door.all();
    // A city reads what its districts filed with it; that is another copy, and not theirs.
    const wrong: string[] = [];
    await abreast(busy.readers.filter((reader, i) => i % 3 === 0 && !reader.who.endsWith('CITY')), async ({ who, caller }) => {
      const opened = new Set<string>();
      for (const row of items) if ((await caller.get(door.single(row))).status === 200) opened.add(row.id!);
      const inside = [`${registry}/unified-list`, `${registry}/findings`, `${registry}/lists`, `${registry}/summary`, ...(await versionsOf(caller)), ...items.map(({ id }) => `${registry}/items/${id}/history`)];
      for (const path of inside) {
        const { status, body } = await caller.get(path);
        // A refusal repeats the address that was asked for.
        const text = status === 200 ? JSON.stringify(body) : '';
        wrong.push(...items.filter(({ id, code }) => !opened.has(id!) && (text.includes(id!) || text.includes(code!))).map(({ code }) => `${who}: ${path} names ${code}`));
      }
    });
    expect(wrong).toEqual([]);
  });
});

/** Those who are let in at all. */
async function whoever(list: string): Promise<Reader[]> {
  const statuses = await abreast(busy.readers, async ({ caller }) => (await caller.get(`${list}?limit=1`)).status);
  return busy.readers.filter((_, i) => statuses[i] === 200);
}

async function isSender(caller: Reader['caller'], organId: string): Promise<boolean> {
  return (await caller.get(`${registry}/me`)).body.organ?.id === organId;
}

async function versionsOf(caller: Reader['caller']): Promise<string[]> {
  const { status, body } = await caller.get(`${registry}/lists`);
  if (status !== 200) return [];
  const versions = (body.items as { current: { versionId: string } | null }[]).flatMap(({ current }) => (current ? [current.versionId] : []));
  return versions.flatMap((id) => [`${registry}/versions/${id}`, `${registry}/versions/${id}/tree`, `${registry}/versions/${id}/export?format=json`]);
}
