import { Migration } from '@mikro-orm/migrations';
import { definersIn, tenancyFaults } from '@yidan/checks';
import { ownTenant, platformTables, rolesOf, type ServiceDefinition } from '@yidan/platform';
import { producerOnly } from '@yidan/testing';
import { FilledTables } from './filled-tables.ts';

const [QINGHE, LINJIANG] = ['519901', '519902'] as const;
// A name of its own: roles belong to the whole server, and other specs meddle with theirs.
const SERVICE = 'crooked-tenancy';
const { app, worker } = rolesOf(SERVICE);

class CrookedTables extends Migration {
  override up(): void {
    for (const sql of platformTables(SERVICE)) this.addSql(sql);
    this.addSql(`create table sound (id uuid primary key, tenant_id text not null, unique (tenant_id, id))`);
    for (const sql of ownTenant(SERVICE, 'sound')) this.addSql(sql);
    this.addSql(`create table open_book (id uuid primary key, tenant_id text not null, sound_id uuid, unique (tenant_id, id), constraint any_sound foreign key (sound_id) references sound (id))`);
    for (const sql of ownTenant(SERVICE, 'open_book')) this.addSql(sql);
    this.addSql(`create policy everybody on open_book to ${app} using (true) with check (true)`);
  }
}
const crooked: ServiceDefinition = { ...producerOnly(SERVICE), migrations: [{ name: 'crooked_tables', class: CrookedTables }] };

// The alarm is tested too: what the tables are asked must show where one of them lets something through.
describe('crooked tables', () => {
  let filled: FilledTables;
  beforeAll(async () => {
    filled = await FilledTables.of(crooked, [QINGHE, LINJIANG]);
  });
  afterAll(() => filled?.close());

  it('are seen to show, to take and to let go of rows of another district', async () => {
    await filled.as('app', { 'app.tenant': QINGHE }, async (attempt) => {
      expect([await attempt.tenantsIn('sound'), await attempt.tenantsIn('open_book')]).toEqual([[QINGHE], [QINGHE, LINJIANG]]);
      expect([await attempt.at(await filled.insertOf('sound', LINJIANG)), await attempt.at(await filled.insertOf('open_book', LINJIANG))]).toEqual(['42501', 1]);
      expect([await attempt.at('delete from sound'), await attempt.at('delete from open_book')]).toEqual([1, 2]);
    });
  });

  it('are seen to take a reference into another district', async () => {
    const [reference] = (await filled.references()).filter(({ table }) => table === 'open_book');
    expect(reference).toEqual({ name: 'any_sound', table: 'open_book', parent: 'sound', columns: ['sound_id'], theirs: ['id'] });
    const into = `update open_book c set sound_id = p.id from sound p where c.tenant_id = '${QINGHE}' and p.tenant_id = '${LINJIANG}'`;
    await filled.as('superuser', {}, async (attempt) => expect(await attempt.at(into)).toBe(1));
  });

  it.each([
    ['an id that is not unique together with its tenant', `alter table sound drop constraint sound_tenant_id_id_key`, 'sound has an id that is not unique together with its tenant'],
    ['a right to empty a table', `grant truncate on sound to ${app}`, `sound: ${app} may truncate`],
    ['a right to refer to a table', `grant references on sound to ${app}`, `sound: ${app} may references`],
    ['a right for everybody', `grant select on sound to public`, 'sound: everybody has a right'],
    ['an app role that makes tables', `grant create on schema public to ${app}`, `${app} makes tables`],
    ['an app role that bypasses row security', `alter role ${app} bypassrls`, `${app} bypasses row security`],
    ['a worker role that is a superuser', `alter role ${worker} superuser`, `${worker} is a superuser`],
    ['a sequence that can be read', `create sequence numbers; grant select on sequence numbers to ${app}`, `numbers: ${app} may select a sequence`],
    ['a table in another schema', `create schema annex; create table annex.aside (tenant_id text)`, 'aside lies in the schema annex'],
    ['a materialized view', `create materialized view all_sound as select * from sound`, `all_sound shows rows with its owner's eyes`],
    ['a rule on a table', `create rule aside as on insert to sound do also delete from open_book`, `sound: the rule aside acts with its owner's eyes`],
    ['rights by default', `alter default privileges in schema public grant select on tables to ${app}`, expect.stringContaining(`is given to ${app} by default`)],
  ])('are caught: %s', async (_what, change, said) => {
    // Roles belong to all databases of the server, so what is done to them must never be seen outside this transaction.
    await filled.as('superuser', {}, async (attempt) => {
      const before = await tenancyFaults(attempt.connection, { app, worker });
      await attempt.run(change);
      expect((await tenancyFaults(attempt.connection, { app, worker })).filter((fault) => !before.includes(fault))).toContainEqual(said);
    });
  });

  it('are caught with a function that looks with its owner’s eyes', async () => {
    await filled.as('superuser', {}, async (attempt) => {
      expect(await definersIn(attempt.connection)).toEqual([]);
      await attempt.run(`create function all_of_it(word text) returns bigint language sql security definer as 'select count(*) from sound'`);
      expect(await definersIn(attempt.connection)).toEqual(['all_of_it(text)']);
    });
  });
});
