import type { Statement } from '../statement-log.ts';
import { idsMadeSince, scriptOf, type ScriptVariables } from './pgbench-script.ts';

const OLD = '018f0000-0000-7000-8000-000000000001';
const NEW = '01a1fd8b-c494-778d-8d1e-8fcbc253de2d';
const FRESH = { uuids: [NEW], numbers: ['LJ-20261121-00041'] };

function statement(sql: string, values: Statement['values'] = []): Statement {
  return { pid: 1, sql, values };
}

function script(...statements: Statement[]): { text: string; variables: Record<string, string> } {
  const variables: ScriptVariables = new Map();
  return { text: scriptOf(statements, FRESH, variables), variables: Object.fromEntries(variables) };
}

describe('a captured transaction as a pgbench script', () => {
  it('finds the ids that the request itself made, in texts and in parameters', () => {
    const made = idsMadeSince([statement(`select '${OLD}'`, [`{"id":"${NEW}"}`])], parseInt('01a1fd8bc494', 16));
    expect(made).toEqual([NEW]);
  });

  it('binds the tenant as the service does, and makes ids and numbers anew in the same statement', () => {
    expect(script(statement(`begin; select set_config('app.tenant', '519901', true), set_config('app.city', '519900', true)`)).text).toBe(
      `begin;\nselect set_config('app.tenant', '519901', true) as s1, set_config('app.city', '519900', true) as s2, gen_random_uuid() as u0, 'N' || gen_random_uuid() as n0 \\gset\n`,
    );
  });

  it('leaves a text as it was captured', () => {
    expect(script(statement(`select id::text from organ where name = 'it''s'`))).toEqual({ text: `select id::text from organ where name = 'it''s';\n`, variables: {} });
  });

  it('puts the new id and the new number in the place of the old ones', () => {
    expect(script(statement(`insert into matter values ('${NEW}', $1, $2)`, ['LJ-20261121-00041', null])).text).toBe(`insert into matter values (:u0, :n0, null);\n`);
  });

  it('puts them into documents as well, whose type it keeps', () => {
    const { text, variables } = script(statement(`select E'{"a":"\\\\"${NEW}\\\\" 100%"}'::json, '{"id":"${NEW}"}'`));

    expect(text).toBe(`select format(:c0::text, :u0::text)::json, format(:c1::text, :u0::text)::jsonb;\n`);
    expect(variables).toEqual({ c0: '{"a":"\\"%1$s\\" 100%%"}', c1: '{"id":"%1$s"}' });
  });

  it('gives a text beside the script where pgbench would take a part of it for a variable', () => {
    expect(script(statement(`select to_char(at, 'HH24:MI:SS'), to_char(until, 'HH24:MI:SS')`))).toEqual({
      text: 'select to_char(at, :c0), to_char(until, :c0);\n',
      variables: { c0: 'HH24:MI:SS' },
    });
  });
});
