import { raw } from '@mikro-orm/core';
import { boundStatement } from './bound-statement.ts';

const spelling = { quoteIdentifier: (name: string) => `"${name}"` };
const bound = (sql: string, ...params: unknown[]) => boundStatement(sql, params, spelling);

describe('a statement', () => {
  it('carries its values beside it, so that its text is the same for every value', () => {
    expect(bound('select * from organ where code = ? limit ?', "S'C", 5)).toEqual({ sql: 'select * from organ where code = $1 limit $2', values: ["S'C", '5'] });
  });

  it('holds names, and question marks that are none of ours', () => {
    expect(bound(String.raw`select ?? from t where data \? 'a' and x = ?`, 'code', 'b')).toEqual({ sql: `select "code" from t where data ? 'a' and x = $1`, values: ['b'] });
  });

  it('takes a list as so many values, and a fragment with its own', () => {
    expect(bound('where (a, b) in (?) and ?', [['1', '2'], ['3', '4']].flat(), raw('c = ?', ['x']))).toEqual({ sql: 'where (a, b) in ($1, $2, $3, $4) and c = $5', values: ['1', '2', '3', '4', 'x'] });
  });

  it('writes down what has no type of its own', () => {
    expect(bound('values (?, ?, ?)', null, undefined, true)).toEqual({ sql: 'values (null, null, true)', values: [] });
  });

  it('sends instants in UTC, objects as JSON and bytes as they are', () => {
    const bytes = Buffer.from('x');
    expect(bound('values (?, ?, ?, ?)', new Date('2026-03-02T01:00:00.123Z'), { a: 1 }, bytes, 9007199254740993n).values).toEqual(['2026-03-02T01:00:00.123Z', '{"a":1}', bytes, '9007199254740993']);
  });
});
