import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { Statement } from '../statement-log.ts';

/** 直接查询: sends recorded transactions as they are over so many connections, and says how many milliseconds each took. */
export async function askDirectly(url: string, transactions: readonly (readonly Statement[])[], clients: number, seconds: number): Promise<number[]> {
  const milliseconds: number[] = [];
  const until = performance.now() + seconds * 1000;
  let next = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      while (performance.now() < until) {
        const sent = performance.now();
        for (const { sql, values } of transactions[(next += 1) % transactions.length]!) await client.query(values.length === 0 ? sql : { name: nameOf(sql), text: sql, values });
        milliseconds.push(performance.now() - sent);
      }
      await client.end();
    }),
  );
  return milliseconds;
}

// As in the service, the server keeps the plan of a statement that comes again.
const nameOf = (sql: string): string => createHash('sha256').update(sql).digest('hex').slice(0, 40);

/** The transactions that hold a statement of this kind, in the order in which they began. */
export function transactionsIn(statements: readonly Statement[], telling: RegExp): Statement[][] {
  const open = new Map<number, Statement[]>();
  const whole: Statement[][] = [];
  for (const statement of statements) {
    if (statement.sql.startsWith('begin')) open.set(statement.pid, []);
    open.get(statement.pid)?.push(statement);
    if (!/^(commit|rollback)$/.test(statement.sql)) continue;
    const transaction = open.get(statement.pid) ?? [];
    open.delete(statement.pid);
    if (transaction.some(({ sql }) => telling.test(sql))) whole.push(transaction);
  }
  return whole;
}
