import { existsSync, readFileSync } from 'node:fs';
import { catalogueOf, entityFaults, tenancyFaults } from '@yidan/checks';
import { rolesOf } from '@yidan/platform';
import { testDatabase, type TestDatabase } from '@yidan/testing';
import { Client } from 'pg';
import { catalogueFile, services } from './database-catalogues.ts';

describe.each(services)('the database of $name', (definition) => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await testDatabase(definition);
    client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is what its committed catalogue says (`npm run schema:write` writes it anew)', async () => {
    const file = catalogueFile(definition.name);
    expect(await catalogueOf(client)).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  });

  it('has the columns, types and nullability its classes expect', async () => {
    expect(await entityFaults(client, definition.entities)).toEqual([]);
  });

  it('keeps every tenant to itself in every table', async () => {
    expect(await tenancyFaults(client, rolesOf(definition.name))).toEqual([]);
  });

  it('empties no table in a rebuild that does not exist', async () => {
    const { rows } = await client.query(`select name from unnest($1::text[]) as name where to_regclass(name) is null`, [definition.projections]);
    expect(rows).toEqual([]);
  });
});
