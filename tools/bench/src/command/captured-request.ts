import type { LoadRequest } from '../http-clients.ts';
import { send } from '../http-clients.ts';
import type { Statement, StatementLog } from '../statement-log.ts';
import { idsMadeSince, type Fresh } from './pgbench-script.ts';

/** The statements one request sent, and what in them it made anew. */
export interface CapturedRequest {
  statements: Statement[];
  /** How many of them stand in the transaction of the request. */
  inTransaction: number;
  fresh: Fresh;
}

/** Sends one request to a service whose statements are recorded; the grant lookup, sent before the transaction, is put into it. */
export async function captured(address: string, request: LoadRequest, log: StatementLog): Promise<CapturedRequest> {
  // What the requests before set going has come to rest.
  await new Promise((resolve) => setTimeout(resolve, 500));
  log.mark();
  const since = Date.now();
  const { status, body } = await send(address, request);
  const { app, worker } = await log.since();
  const { number, orders } = JSON.parse(body) as { number: string; orders: { number: string }[] };
  const [begin, ...rest] = transactionOf(app);
  const grants = worker.find(({ sql }) => sql.includes('from role_grant'));
  if (status !== 201 || !begin || !grants || orders.length === 0) throw new Error(`the request was not captured whole: ${body}`);
  const statements = [begin, grants, ...rest];
  return { statements, inTransaction: rest.length + 1, fresh: { uuids: idsMadeSince(statements, since), numbers: [number, ...orders.map((order) => order.number)] } };
}

/** The transaction that took the matter in; others may have run beside it. */
function transactionOf(app: readonly Statement[]): Statement[] {
  const insert = app.find(({ sql }) => sql.startsWith('insert into "incoming_matter"'));
  const own = app.filter(({ pid }) => pid === insert?.pid);
  const at = own.findIndex((statement) => statement === insert);
  const begin = own.findLastIndex(({ sql }, i) => i < at && sql.startsWith('begin'));
  const commit = own.findIndex(({ sql }, i) => i > at && sql === 'commit');
  return begin < 0 ? [] : own.slice(begin, commit + 1);
}
