import { Client, type Pool } from 'pg';
import type { GeneratedCase } from './generated-cases.ts';

const QUERY = `select n, similarity(told, $1) as score from told_case where told % $1 order by similarity(told, $1) desc limit 10`;

/** Puts the same texts beside each other for the extension, with its index. */
export async function fillTrigrams(sql: Pool, cases: readonly GeneratedCase[]): Promise<void> {
  await sql.query('create extension if not exists pg_trgm');
  await sql.query('create table told_case (n int not null, told text not null)');
  await sql.query('insert into told_case select * from json_to_recordset($1::json) as r(n int, told text)', [JSON.stringify(cases.map(({ n, title, summary }) => ({ n, told: `${title}\n${summary}` })))]);
  await sql.query('create index told_case_trgm on told_case using gin (told gin_trgm_ops)');
  await sql.query('analyze told_case');
}

/** 三元组相似度: the best ten of each question; of a short question about a long text nothing near the default threshold of 0.3 comes. */
export async function openTrigrams(url: string, threshold: number): Promise<{ ask(question: string): Promise<number[]>; close(): Promise<void> }> {
  const client = new Client({ connectionString: url, options: `-c pg_trgm.similarity_threshold=${threshold} -c enable_seqscan=off -c plan_cache_mode=force_generic_plan` });
  await client.connect();
  return {
    ask: async (question) => (await client.query<{ n: number }>({ name: 'alike', text: QUERY, values: [question] })).rows.map(({ n }) => n),
    close: () => client.end(),
  };
}
