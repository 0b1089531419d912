import { jest } from '@jest/globals';
import { openDatabase, Transactions, type Scope } from '@yidan/platform';
import { AJournal, QINGHE } from './a-journal.ts';

jest.setTimeout(60_000);

const scope: Scope = { tenant: QINGHE, city: null, actor: { id: 'system:spec', organId: null, roles: [] } };

it('a statement is planned once per connection, and anew after a migration changed what it answers', async () => {
  const journal = await AJournal.open();
  const orm = await openDatabase(journal.database.urls.app, [], 1);
  const transactions = new Transactions(orm);
  const look = (code: string) => transactions.run(scope, (em) => em.execute<object[]>('select * from number_counter where kind = ?', [code]));
  const kept = () =>
    transactions.run(scope, (em) => em.execute<{ times: number }[]>(`select (generic_plans + custom_plans)::int as times from pg_prepared_statements where statement like '%number_counter%'`));
  try {
    for (const code of ['PJ', 'HJ', 'ZY', 'XZ']) await look(code);
    expect(await kept()).toEqual([{ times: 3 }]);
    await journal.sql.query('alter table number_counter add column note text');
    await expect(look('PJ')).rejects.toThrow('cached plan');
    expect(await look('PJ')).toEqual([]);
  } finally {
    await orm.close(true);
    await journal.close();
  }
});
