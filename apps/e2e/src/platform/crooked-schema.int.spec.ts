import { defineEntity, p } from '@mikro-orm/core';
import { catalogueOf, entityFaults, tenancyFaults } from '@yidan/checks';
import { rolesOf } from '@yidan/platform';
import { producerOnly, testDatabase, type TestDatabase } from '@yidan/testing';
import { Client } from 'pg';

/** The lines of a catalogue, each with the thing it belongs to. */
function linesOf(catalogue: string): string[] {
  return catalogue.split('\n\n').flatMap((section) => {
    const [thing, ...lines] = section.trimEnd().split('\n');
    return lines.map((line) => `${thing}: ${line.trim()}`);
  });
}

// The alarm is tested too: a crooked schema must be caught, or the checks above prove nothing.
describe('a crooked schema', () => {
  const { app, worker } = rolesOf('crooked');
  const sound = `create table thing (id uuid primary key, tenant_id text not null, name text not null, amount int default 1, unique (tenant_id, id));
    alter table thing enable row level security; alter table thing force row level security;
    create policy own_tenant on thing to ${app} using (tenant_id = nullif(current_setting('app.tenant', true), ''));
    create function thrice(n int) returns int language sql as 'select 3 * n';`;
  let database: TestDatabase;
  let client: Client;

  /** What a look at the database says after a change that is then undone. */
  async function after<T>(crooked: string, look: () => Promise<T>): Promise<T> {
    await client.query('begin');
    try {
      await client.query(sound + crooked);
      return await look();
    } finally {
      await client.query('rollback');
    }
  }
  const faults = (crooked: string): Promise<string[]> => after(crooked, () => tenancyFaults(client, { app, worker }));

  beforeAll(async () => {
    database = await testDatabase(producerOnly('crooked'));
    client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is told from a sound one, whose policy may be narrowed', async () => {
    expect(await faults('')).toEqual([]);
    expect(await faults(`alter policy own_tenant on thing using (tenant_id = nullif(current_setting('app.tenant', true), '') and name <> '')`)).toEqual([]);
  });

  it.each([
    ['a table without row security', `create table bare (tenant_id text not null)`, ['bare does not force row security on its owner', 'bare has no policy', 'bare has no row security']],
    ['row security that the owner escapes', `alter table thing no force row level security`, ['thing does not force row security on its owner']],
    ['a table of no tenant', `alter table thing alter tenant_id drop not null`, ['thing has no tenant_id that is never null']],
    ['a policy that hides nothing', `alter policy own_tenant on thing using (true)`, ['thing: policy own_tenant lets the app role write into another tenant', 'thing: policy own_tenant shows the app role rows of every tenant']],
    [
      'a policy with a back door',
      `alter policy own_tenant on thing using (tenant_id = nullif(current_setting('app.tenant', true), '') or name = 'open')`,
      ['thing: policy own_tenant lets the app role write into another tenant', 'thing: policy own_tenant shows the app role rows of every tenant'],
    ],
    [
      'a policy that lets a district write into its city',
      `create policy city on thing for update to public using (tenant_id = nullif(current_setting('app.city', true), ''))`,
      ['thing: policy city lets the app role write into another tenant'],
    ],
    [
      'a foreign key without the tenant',
      `alter table thing add parent_id uuid, add constraint thing_parent foreign key (parent_id) references thing (id)`,
      ['thing: foreign key thing_parent can point into another tenant'],
    ],
    [
      'a foreign key that carries the tenant on one side only',
      `alter table thing add other_tenant text, add parent_id uuid, add constraint thing_parent foreign key (other_tenant, parent_id) references thing (tenant_id, id)`,
      ['thing: foreign key thing_parent can point into another tenant'],
    ],
    ['a journal that can be corrected', `grant update, delete on journal to ${worker}`, [`journal: ${worker} may delete`, `journal: ${worker} may update`]],
    ['a journal of which one column can be corrected', `grant update (payload) on journal to ${app}`, [`journal: ${app} may update`]],
    ['an app role that owns a table', `grant create on schema public to ${app}; alter table thing owner to ${app}`, expect.arrayContaining([`thing is owned by ${app}`])],
    ['an app role that is the owner by inheritance', `grant crooked_owner to ${app}`, [`${app} inherits what crooked_owner may`]],
    ['a view that looks with its owner’s eyes', `create view all_things as select * from thing`, [`all_things shows rows with its owner's eyes`]],
    ['a migrator’s table that the app role may write', `grant insert on migration to ${app}`, [`migration: ${app} may touch the migrator's table`]],
  ])('is caught: %s', async (_what, crooked, said) => {
    expect(await faults(crooked)).toEqual(said);
  });

  it.each([
    ['a column', `alter table thing add note text`, 'table thing: column note text'],
    ['a type', `alter table thing alter amount type bigint`, 'table thing: column amount bigint default 1'],
    ['a default', `alter table thing alter amount set default 2`, 'table thing: column amount integer default 2'],
    ['nullability', `alter table thing alter amount set not null`, 'table thing: column amount integer not null default 1'],
    ['a constraint', `alter table thing add constraint positive check (amount > 0)`, 'table thing: constraint positive CHECK ((amount > 0))'],
    ['an index', `create index thing_name on thing (name) where amount > 1`, 'table thing: index CREATE INDEX thing_name ON public.thing USING btree (name) WHERE (amount > 1)'],
    ['a policy', `create policy all_things on thing for select to ${worker} using (true)`, `table thing: policy all_things for select to ${worker} using true`],
    ['row security', `alter table thing disable row level security`, 'table thing: owned by postgres, forced'],
    ['a right', `grant select, insert on thing to ${worker}`, `table thing: grant insert, select to ${worker}`],
    ['a right to one column', `grant update (name) on thing to ${app}`, `table thing: grant update (name) to ${app}`],
    ['a function', `create or replace function thrice(n int) returns int language sql as 'select 4 * n'`, `function thrice(integer): AS $function$select 4 * n$function$`],
    ['a trigger', `create trigger t before update on thing for each row execute function suppress_redundant_updates_trigger()`, expect.stringContaining('trigger CREATE TRIGGER t BEFORE UPDATE')],
    ['a type of its own', `create type colour as enum ('RED')`, 'type colour: value RED'],
  ])('shows in the catalogue: %s', async (_what, change, line) => {
    const before = linesOf(await after('', () => catalogueOf(client)));
    const now = linesOf(await after(change, () => catalogueOf(client)));
    expect(now.filter((text) => !before.includes(text))).toContainEqual(line);
  });

  it('is caught where the classes expect something else', async () => {
    const mapped = defineEntity({
      name: 'Thing',
      tableName: 'thing',
      properties: { id: p.text().primary(), name: p.text().nullable(), amount: p.integer(), colour: p.text() },
    });
    const missing = defineEntity({ name: 'Nowhere', tableName: 'nowhere', properties: { id: p.uuid().primary() } });
    expect(await after('', () => entityFaults(client, [mapped, missing]))).toEqual([
      'thing.id is uuid but mapped as text',
      'thing.name may not be null but is mapped the other way',
      'thing.amount may be null but is mapped the other way',
      'thing.colour is mapped but does not exist',
      'thing.tenant_id must be given but is not mapped',
      'nowhere does not exist',
    ]);
  });

  it('is told from classes that fit', async () => {
    const fits = defineEntity({
      name: 'Thing',
      tableName: 'thing',
      properties: { id: p.uuid().primary(), tenantId: p.text(), name: p.text(), amount: p.integer().nullable(), shown: p.text().persist(false) },
    });
    expect(await after('', () => entityFaults(client, [fits]))).toEqual([]);
  });
});
