import { performance } from 'node:perf_hooks';
import { Client } from 'pg';

/** What a comparison has to read and look at, and nothing else: both versions' rows as texts of what they say, joined by identity. */
const ROWS = `
  select item_key, row(name, description, attribute, basis_refs, sanding_duty_refs, sanding_unit_provision_refs, remarks, lead_unit_id, assist_unit_ids, keywords, time_limit, responsibility_field,
                       service_objects, perform_mode, item_status, disclosure)::text as item
    from duty_item where version_id = $1`;

interface Row {
  item_key: string;
  item: string;
}

/** Milliseconds of a bare comparison of two versions by one connection, so many times; no rights, no powers, no names of units and functions, no element named, no answer. */
export async function compareAsText(url: string, tenant: string, { earlier, later }: { earlier: string; later: string }, times: number): Promise<number[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const milliseconds: number[] = [];
    for (let n = 0; n < times; n += 1) {
      const begun = performance.now();
      await client.query(`begin`);
      await client.query(`select set_config('app.tenant', $1, true), set_config('app.reader', 'all', true)`, [tenant]);
      const [before, after] = [(await client.query<Row>(ROWS, [earlier])).rows, (await client.query<Row>(ROWS, [later])).rows];
      await client.query(`commit`);
      const old = new Map(before.map(({ item_key, item }) => [item_key, item]));
      if (after.every(({ item_key, item }) => old.get(item_key) === item)) throw new Error('the two versions do not differ');
      milliseconds.push(performance.now() - begun);
    }
    return milliseconds;
  } finally {
    await client.end();
  }
}
