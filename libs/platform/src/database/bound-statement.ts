import { isRaw, Utils } from '@mikro-orm/core';

/** 参数化语句: a statement as the server takes it, and the values that go with it. */
export interface BoundStatement {
  sql: string;
  values: unknown[];
}

/** What the walk needs of the platform: how a name is quoted. */
export interface Spelling {
  quoteIdentifier(name: string): string;
}

/**
 * Sends values beside the statement instead of writing them into it, so that its text stays the same and the server plans it once.
 * `??` is a name, `\?` a question mark, a list becomes as many values, and nothing (null) stays in the text, where its type is taken from.
 */
export function boundStatement(sql: string, params: readonly unknown[], spelling: Spelling): BoundStatement {
  const values: unknown[] = [];
  const write = (text: string, given: readonly unknown[]): string => {
    let next = 0;
    return text.replace(/\\\?|\?\?|\?/g, (mark) => {
      if (mark === '\\?') return '?';
      const value = given[next++];
      return mark === '??' ? spelling.quoteIdentifier(String(value)) : place(value);
    });
  };
  const place = (value: unknown): string => {
    if (value === null || value === undefined) return 'null';
    if (typeof value === 'boolean') return String(value);
    if (isRaw(value)) return write(value.sql, value.params);
    if (Array.isArray(value)) return value.map(place).join(', ');
    values.push(asSent(value));
    return `$${values.length}`;
  };
  return { sql: write(sql, params), values };
}

function asSent(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return value;
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  return Utils.isPlainObject(value) || Utils.isObject(value) ? JSON.stringify(value) : value;
}
