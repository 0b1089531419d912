import { jest } from '@jest/globals';
import { definersIn, INFRASTRUCTURE, tenancyFaults } from '@yidan/checks';
import { rolesOf } from '@yidan/platform';
import { services } from '../platform/database-catalogues.ts';
import { FilledTables } from './filled-tables.ts';

jest.setTimeout(120_000);

const [CITY, QINGHE, LINJIANG] = ['519900', '519901', '519902'];
const NOT_ALLOWED = '42501';
/** The catalogue, the calendar and the law of a city hold in all its districts; every other table is its tenant's alone. */
const CITY_MAY_BE_READ = ['calendar_day_set', 'calendar_year', 'catalogue_power', 'legal_instrument', 'policy_value', 'power_catalogue', 'tenant'];
/** What the background sees of every tenant: the journal to publish, the grants to know who asks, the units somebody chooses between before the tenant of the request is known, what is parked, keys of requests to forget, clocks that ran out and the calendars they are counted by, and what the matching index is filled from. */
const WORKER_SEES: Readonly<Record<string, readonly string[]>> = {
  'list-registry': ['calendar_day_set', 'deadline', 'idempotency', 'internal_unit', 'journal', 'organ', 'parked_event', 'person_account', 'role_grant', 'tenant'],
  'dispute-arbitration': ['calendar_day_set', 'deadline', 'idempotency', 'internal_unit', 'journal', 'organ', 'parked_event', 'person_account', 'role_grant', 'tenant'],
  summons: [
    ...['calendar_day_set', 'deadline', 'idempotency', 'internal_unit', 'journal', 'organ', 'parked_event', 'person_account', 'role_grant', 'tenant'],
    ...['effective_item', 'effective_list', 'item_holder', 'learned_term', 'learning_state', 'lexicon_change', 'lexicon_entry', 'match_change'],
    // How far the desks of a tenant have changed, for those who listen.
    'desk_change',
    // Queues with something due; of a subscription neither its address nor its secrets.
    ...['exchange_delivery', 'exchange_health', 'exchange_subscription'],
  ],
};
/** Tables in which a row of one's own must say something true of another tenant as well: a made-up one is refused. */
const LOOKED_UP = ['case_participant'];
/** What the background may take away: keys of requests that are old enough. */
const WORKER_DELETES = ['idempotency'];
interface Definer {
  signature: string;
  /** How many rows the function gives of a tenant, whatever exists there; asked with the code of what does. */
  ask(tenant: string, codes: { organ: string; unit: string }): string;
}
/** Functions that run with their owner's eyes. */
const DEFINERS: Readonly<Record<string, readonly Definer[]>> = {
  'list-registry': [],
  'dispute-arbitration': [],
  summons: [
    { signature: 'district_organ(text,text)', ask: (tenant, { organ }) => `select from district_organ('${tenant}', '${organ}')` },
    { signature: 'district_unit(text,text,text)', ask: (tenant, { organ, unit }) => `select from district_unit('${tenant}', '${organ}', '${unit}')` },
  ],
};
const NONSENSE: Record<string, string>[] = [
  {},
  { 'app.tenant': '' },
  { 'app.tenant': 'null' },
  { 'app.tenant': '*' },
  { 'app.tenant': '%' },
  { 'app.tenant': '5199' },
  { 'app.tenant': `${QINGHE} ` },
  { 'app.tenant': `${QINGHE},${LINJIANG}` },
  { 'app.tenant': `519901' or '1'='1` },
  { 'app.tenant': '', 'app.city': '' },
];

describe.each(services)('the database of $name', (definition) => {
  const roles = rolesOf(definition.name);
  let filled: FilledTables;

  beforeAll(async () => {
    filled = await FilledTables.of(definition, [CITY!, QINGHE!, LINJIANG!]);
  });
  afterAll(() => filled?.close());

  /** What is wrong with tables, one sentence each; empty where all is well. */
  async function faults(look: (table: string, found: (fault: string) => void) => Promise<void>): Promise<string[]> {
    const sentences: string[] = [];
    for (const table of filled.tables) await look(table, (fault) => sentences.push(`${table} ${fault}`));
    return sentences;
  }
  const same = (seen: unknown, wanted: readonly string[]): boolean => JSON.stringify(seen) === JSON.stringify(wanted);

  it('F-147 has a row of every tenant in every table, and no table that belongs to nobody but the plumbing', async () => {
    expect(filled.tables).toEqual(expect.arrayContaining(['journal', 'idempotency', 'organ', 'parked_event', 'policy_value']));
    expect(await faults(async (table, found) => {
      const { rows } = await filled.sql.query<{ tenant: string }>(`select tenant_id as tenant from ${table} order by 1`);
      if (!same(rows.map(({ tenant }) => tenant), [CITY!, QINGHE!, LINJIANG!])) found('is not filled');
    })).toEqual([]);
    expect([...INFRASTRUCTURE].filter((table) => filled.tables.includes(table))).toEqual([]);
  });

  it('F-147 forces row security on every table, whose owner never serves; the roles that serve own, inherit and bypass nothing', async () => {
    // Checks were taken off the tables; what keeps tenants apart was not.
    expect(await tenancyFaults(filled.sql, roles)).toEqual([]);
  });

  it('F-147 shows nothing and takes nothing where no tenant was named, or none that there is', async () => {
    expect(await faults(async (table, found) => {
      const insert = await filled.insertOf(table, QINGHE!);
      await filled.as('app', {}, async (attempt) => {
        for (const settings of NONSENSE) {
          const said = JSON.stringify(settings);
          await attempt.bind(settings);
          if (!same(await attempt.tenantsIn(table), [])) found(`shows rows under ${said}`);
          if ((await attempt.at(insert)) !== NOT_ALLOWED) found(`takes a row under ${said}`);
          for (const change of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`]) {
            if (![0, NOT_ALLOWED].includes(await attempt.at(change))) found(`lets go of rows under ${said}: ${change}`);
          }
        }
      });
    })).toEqual([]);
  });

  it('F-147 shows a district its own rows and lets it touch no others', async () => {
    expect(await faults(async (table, found) => {
      const [theirs, own] = [await filled.insertOf(table, LINJIANG!), await filled.insertOf(table, QINGHE!)];
      await filled.as('app', { 'app.tenant': QINGHE! }, async (attempt) => {
        if (!same(await attempt.tenantsIn(table), [QINGHE!])) found('shows a district something else than its own');
        if ((await attempt.at(theirs)) !== NOT_ALLOWED) found('takes a row of another district');
        const onOthers = [
          `delete from ${table} where tenant_id = '${LINJIANG}'`,
          `update ${table} set tenant_id = tenant_id where tenant_id = '${LINJIANG}'`,
          `update ${table} set tenant_id = '${LINJIANG}'`,
          `update ${table} set tenant_id = '${QINGHE}' where tenant_id <> '${QINGHE}'`,
          // Whatever key a row of another district has, a row of one's own cannot be put over it.
          `${theirs} on conflict do nothing`,
        ];
        for (const change of onOthers) if (![0, NOT_ALLOWED].includes(await attempt.at(change))) found(`obeys: ${change.slice(0, 80)}`);
        // The same statement is not refused for a row of its own: a key that is missing or taken is another matter.
        const right = (await filled.sql.query<{ may: boolean }>(`select has_table_privilege($1, $2, 'INSERT') as may`, [roles.app, table])).rows[0]!.may;
        if (right && !LOOKED_UP.includes(table) && (await attempt.at(own)) === NOT_ALLOWED) found('takes not even a row of its own');
      });
      const { rows } = await filled.sql.query(`select from ${table} where tenant_id = '${LINJIANG}'`);
      if (rows.length !== 1) found('has changed');
    })).toEqual([]);
  });

  it('F-147 shows the rows of the city to its districts only where they are for all of them, and never to be changed', async () => {
    expect(await faults(async (table, found) => {
      const insert = await filled.insertOf(table, CITY!);
      await filled.as('app', { 'app.tenant': QINGHE!, 'app.city': CITY! }, async (attempt) => {
        if (!same(await attempt.tenantsIn(table), CITY_MAY_BE_READ.includes(table) ? [CITY!, QINGHE!] : [QINGHE!])) found('shows a district another share of its city');
        for (const change of [`delete from ${table} where tenant_id = '${CITY}'`, `update ${table} set tenant_id = tenant_id where tenant_id = '${CITY}'`, insert]) {
          if (![0, NOT_ALLOWED].includes(await attempt.at(change))) found(`of the city obeys a district: ${change.slice(0, 80)}`);
        }
      });
      // The city has no way down: what districts file with it are rows of its own.
      await filled.as('app', { 'app.tenant': CITY!, 'app.city': CITY! }, async (attempt) => {
        if (!same(await attempt.tenantsIn(table), [CITY!])) found('shows the city rows of a district');
      });
    })).toEqual([]);
    expect(CITY_MAY_BE_READ.filter((table) => !filled.tables.includes(table))).toEqual(definition.name === 'list-registry' ? [] : ['calendar_year', 'catalogue_power', 'legal_instrument', 'power_catalogue']);
  });

  it('F-147 is seen by the background only as far as its work needs', async () => {
    const sees = WORKER_SEES[definition.name] ?? [];
    expect(sees.filter((table) => !filled.tables.includes(table))).toEqual([]);
    expect(await faults(async (table, found) => {
      const insert = await filled.insertOf(table, QINGHE!);
      await filled.as('worker', {}, async (attempt) => {
        const seen = await attempt.tenantsIn(table);
        if (sees.includes(table) ? !same(seen, [CITY!, QINGHE!, LINJIANG!]) : seen !== NOT_ALLOWED) found(`shows the background ${JSON.stringify(seen)}`);
        for (const change of [insert, `update ${table} set tenant_id = tenant_id`]) if ((await attempt.at(change)) !== NOT_ALLOWED) found(`obeys the background: ${change.slice(0, 80)}`);
        if ((await attempt.at(`delete from ${table}`)) !== (WORKER_DELETES.includes(table) ? 3 : NOT_ALLOWED)) found('lets the background delete otherwise than said');
      });
    })).toEqual([]);
  });

  it('F-147 refuses every reference into another tenant, by the keys alone', async () => {
    const references = await filled.references();
    expect(references.length).toBeGreaterThan(5);
    const sentences: string[] = [];
    for (const { name, table, parent, columns, theirs } of references) {
      const pointingInto = (tenant: string): string =>
        `update ${table} c set ${columns.map((column, i) => `${column} = p.${theirs[i]!}`).join(', ')} from ${parent} p where c.tenant_id = '${QINGHE}' and p.tenant_id = '${tenant}'`;
      // A superuser, whom row security does not hold back; rows that may not be changed at all are no matter here.
      await filled.as('superuser', { session_replication_role: 'origin' }, async (attempt) => {
        await attempt.run(`alter table ${table} disable trigger user`);
        // Two keys that share a column would each be refused for the other.
        const beside = references.filter((one) => one.table === table && one.name !== name && one.columns.some((column) => columns.includes(column)));
        for (const other of beside) await attempt.run(`alter table ${table} drop constraint ${other.name}`);
        const own = await attempt.at(pointingInto(QINGHE!));
        if (own !== 1) sentences.push(`${table}.${name} refuses its own tenant's: ${own}`);
        const other = await attempt.at(pointingInto(LINJIANG!));
        if (other !== `23503 ${name}`) sentences.push(`${table}.${name} takes another tenant's: ${other}`);
      });
    }
    expect(sentences).toEqual([]);
  });

  it('F-147 has no function that looks with its owner’s eyes but those that are listed, and these answer a city about its own districts only', async () => {
    const definers = DEFINERS[definition.name] ?? [];
    expect(await definersIn(filled.sql)).toEqual(definers.map(({ signature }) => signature));
    if (definers.length === 0) return;
    const [OTHER_CITY, ELSEWHERE] = ['518800', '518801'];
    for (const tenant of [OTHER_CITY, ELSEWHERE]) for (const table of ['tenant', 'organ', 'internal_unit']) await filled.add(table, tenant);
    await filled.sql.query(`update tenant set city_tenant_id = case when tenant_id in ('${CITY}', '${QINGHE}', '${LINJIANG}') then '${CITY}' else '${OTHER_CITY}' end`);
    await filled.sql.query(`set session_replication_role = replica; update internal_unit u set organ_id = o.id from organ o where o.tenant_id = u.tenant_id; reset session_replication_role`);
    const { rows } = await filled.sql.query<{ tenant: string; organ: string; unit: string }>(
      `select o.tenant_id as tenant, o.code as organ, u.code as unit from organ o join internal_unit u on u.tenant_id = o.tenant_id and u.organ_id = o.id`,
    );
    const answered: string[] = [];
    for (const { signature, ask } of definers) {
      for (const asking of [CITY, QINGHE, LINJIANG, OTHER_CITY, ELSEWHERE, '', 'null']) {
        await filled.as('app', { 'app.tenant': asking! }, async (attempt) => {
          for (const { tenant, ...codes } of rows) if ((await attempt.at(ask(tenant, codes))) !== 0) answered.push(`${signature} tells ${asking} of ${tenant}`);
        });
      }
      await filled.as('worker', {}, async (attempt) => expect(await attempt.at(ask(QINGHE!, rows[0]!))).toBe(NOT_ALLOWED));
    }
    const allowed = [[CITY, QINGHE], [CITY, LINJIANG], [OTHER_CITY, ELSEWHERE]];
    expect(answered.sort()).toEqual(definers.flatMap(({ signature }) => allowed.map(([city, district]) => `${signature} tells ${city} of ${district}`)).sort());
  });
});
