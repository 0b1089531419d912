import { transactionsIn } from './asof/direct.ts';
import { statementsIn } from './statement-log.ts';

const LOG = `2026-11-21 09:59:17.901 UTC [41] LOG:  statement: begin; select set_config('app.tenant', '519901', true)
2026-11-21 09:59:17.902 UTC [42] LOG:  execute <unnamed>: select name
\t  from organ
\t where id = $1 and short_name = $2
2026-11-21 09:59:17.902 UTC [42] DETAIL:  Parameters: $1 = NULL, $2 = '区''里的
\t水务局'
2026-11-21 09:59:17.903 UTC [41] LOG:  execute numbers/2: select 1
2026-11-21 09:59:17.903 UTC [41] ERROR:  deadlock detected
2026-11-21 09:59:17.904 UTC [41] LOG:  statement: commit
2026-11-21 09:59:17.905 UTC [7] LOG:  checkpoint starting: time
`;

describe('statements read from the server\'s log', () => {
  it('are whole over several lines, with their parameters, each under who sent it', () => {
    expect(statementsIn(LOG)).toEqual([
      { pid: 41, sql: `begin; select set_config('app.tenant', '519901', true)`, values: [] },
      { pid: 42, sql: 'select name\n  from organ\n where id = $1 and short_name = $2', values: [null, "区'里的\n水务局"] },
      { pid: 41, sql: 'select 1', values: [] },
      { pid: 41, sql: 'commit', values: [] },
    ]);
  });

  it('make up transactions, of which those are taken that hold a certain statement', () => {
    const statements = statementsIn(LOG);

    expect(transactionsIn(statements, /select 1/)).toEqual([statements.filter(({ pid }) => pid === 41)]);
    expect(transactionsIn(statements, /select 2/)).toEqual([]);
  });
});
