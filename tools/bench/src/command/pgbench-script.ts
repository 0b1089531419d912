import type { Statement } from '../statement-log.ts';

/** Texts that scripts are given on the command line, by their names there. */
export type ScriptVariables = Map<string, string>;

/** Values that each transaction must have anew, as they stood in the captured one. */
export interface Fresh {
  uuids: readonly string[];
  numbers: readonly string[];
}

const LITERAL = /(\bE)?'((?:[^'\\]|''|\\.)*)'(::)?/gs;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Version 7 ids made since an instant: those that the captured request itself gave. */
export function idsMadeSince(statements: readonly Statement[], since: number): string[] {
  const ids = statements.flatMap(({ sql, values }) => [sql, ...values].flatMap((text) => text?.match(ID) ?? []));
  return [...new Set(ids)].filter((id) => parseInt(id.replace('-', '').slice(0, 12), 16) >= since);
}

/**
 * Turns the statements of one transaction into a pgbench script that sends the same texts; only ids and numbers are new in every transaction.
 * They are made in the statement that binds the tenant, so that they cost no message of their own.
 */
export function scriptOf(statements: readonly Statement[], fresh: Fresh, variables: ScriptVariables): string {
  const names = new Map([...fresh.uuids.map((id, i) => [id, `u${i}`] as const), ...fresh.numbers.map((number, i) => [number, `n${i}`] as const)]);
  const made = [...fresh.uuids.map((_, i) => `gen_random_uuid() as u${i}`), ...fresh.numbers.map((_, i) => `'N' || gen_random_uuid() as n${i}`)];
  const lines = statements.map(({ sql, values }) => {
    const [, begin, tenant] = /^(begin[^;]*); (select set_config[\s\S]*)$/.exec(sql) ?? [];
    if (begin && tenant) return `${begin};\n${[named(tenant), ...made].join(', ')} \\gset`;
    const inline = sql.replaceAll(/\$(\d+)/g, (_, n: string) => quoted(values[Number(n) - 1] ?? null));
    return `${withFresh(inline, names, variables)};`;
  });
  return `${lines.join('\n')}\n`;
}

/** Two columns of one name cannot both become variables. */
function named(select: string): string {
  let column = 0;
  return select.replaceAll(/set_config\([^)]*\)/g, (call) => `${call} as s${(column += 1)}`);
}

function quoted(value: string | null): string {
  return value === null ? 'null' : `'${value.replaceAll("'", "''")}'`;
}

function withFresh(sql: string, names: ReadonlyMap<string, string>, variables: ScriptVariables): string {
  return sql.replaceAll(LITERAL, (literal: string, escaped: string | undefined, content: string, cast: string | undefined) => {
    const value = (escaped ? content.replaceAll(/\\(.)/gs, '$1') : content).replaceAll("''", "'");
    const own = names.get(value);
    if (own) return `:${own}${cast ?? ''}`;
    const inside = [...names.keys()].filter((made) => value.includes(made));
    // pgbench takes `:MI` for a variable wherever it stands: a text with such a thing in it goes beside.
    if (inside.length === 0) return /:[A-Za-z_\u0080-\uffff]/.test(value) ? `:${kept(value, variables)}${cast ?? ''}` : literal;
    const pattern = inside.reduce((text, made, i) => text.replaceAll(made, `%${i + 1}$s`), value.replaceAll('%', '%%'));
    // What was a literal of no type becomes a text, which no jsonb column takes.
    return `format(:${kept(pattern, variables)}::text, ${inside.map((made) => `:${names.get(made)!}::text`).join(', ')})${cast ?? (isJson(value) ? '::jsonb' : '')}`;
  });
}

function kept(value: string, variables: ScriptVariables): string {
  for (const [name, known] of variables) if (known === value) return name;
  const name = `c${variables.size}`;
  variables.set(name, value);
  return name;
}

function isJson(value: string): boolean {
  return /^(\{"|\[["{])/.test(value);
}
