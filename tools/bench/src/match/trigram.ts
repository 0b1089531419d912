import type { IndexedItem } from '@yidan/matching';
import { Client, type Pool } from 'pg';

const INDEXES = { gin: 'using gin (body gin_trgm_ops)', gist: 'using gist (body gist_trgm_ops)' } as const;

/** Which of the extension's two indexes. */
export type TrigramIndex = keyof typeof INDEXES;
/** Of the extension's default threshold, 0.3, no everyday text comes near: so low, most texts are answered. */
export const ANSWERING_THRESHOLD = 0.01;
export const DEFAULT_THRESHOLD = 0.3;
const QUERY = `select item_key, similarity(body, $2) as score from item where tenant_id = $1 and body % $2 order by similarity(body, $2) desc limit 10`;

/** Puts name, description and basis of the items into a table. */
export async function fillTrigrams(sql: Pool, items: readonly IndexedItem[]): Promise<void> {
  await sql.query('create extension if not exists pg_trgm');
  await sql.query('drop table if exists item; create table item (tenant_id text not null, item_key text not null, body text not null)');
  await sql.query(`insert into item select * from json_to_recordset($1::json) as r(tenant_id text, item_key text, body text)`, [
    JSON.stringify(items.map(({ tenantId, itemKey, name, description = '', basisTexts }) => ({ tenant_id: tenantId, item_key: itemKey, body: name + description + basisTexts.join('') }))),
  ]);
}

/** Leaves the table with this one index. */
export async function indexTrigrams(sql: Pool, index: TrigramIndex): Promise<void> {
  await sql.query(`drop index if exists item_body; create index item_body on item ${INDEXES[index]}`);
  await sql.query('analyze item');
}

export interface TrigramQuestions {
  url: string;
  texts: readonly string[];
  tenantOf(n: number): string;
  threshold: number;
  seconds: number;
}

/** Asks on one connection for so long; says how many answers a second that were, and the share that named any item. */
export async function askTrigrams({ url, texts, tenantOf, threshold, seconds }: TrigramQuestions): Promise<{ perSecond: number; answered: number }> {
  // Planned once and by the index: planning anew takes the extension longer than the answer.
  const options = `-c pg_trgm.similarity_threshold=${threshold} -c enable_seqscan=off -c plan_cache_mode=force_generic_plan`;
  const client = new Client({ connectionString: url, options });
  await client.connect();
  const began = performance.now();
  let asked = 0;
  let answered = 0;
  while (performance.now() - began < seconds * 1000) {
    const { rows } = await client.query({ name: 'similar', text: QUERY, values: [tenantOf(asked), texts[asked % texts.length]!] });
    asked += 1;
    if (rows.length > 0) answered += 1;
  }
  const perSecond = asked / ((performance.now() - began) / 1000);
  await client.end();
  return { perSecond, answered: answered / asked };
}
