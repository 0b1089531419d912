import { z } from 'zod';
import { Problem } from './problem.ts';
import { ValidBody, ValidQuery } from './valid.ts';
import { accept } from './violations.ts';

function refusal(schema: z.ZodType, input: unknown): Record<string, string> {
  try {
    accept(schema, input);
    return {};
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return Object.fromEntries(error.violations.map((violation) => [violation.path, violation.messageZh]));
  }
}

const Form = z.strictObject({
  name: z.string().max(5),
  staff: z.int().min(3).max(9),
  kind: z.enum(['A', 'B']),
  at: z.iso.date(),
  tags: z.array(z.string()).min(2),
  who: z.strictObject({ code: z.string() }),
});

describe('a violation', () => {
  it('is told in the words of an official', () => {
    expect(refusal(Form, { name: '一二三四五六', staff: 2, kind: 'C', at: '2026-02-30', tags: [], who: 1 })).toEqual({
      name: '不得超过 5 个字符',
      staff: '不得小于 3',
      kind: '应为以下值之一：A、B',
      at: '无效ISO日期',
      tags: '不得少于 2 项',
      who: '应为对象',
    });
  });

  it('is 必填 for everything that is missing', () => {
    expect(refusal(Form, {})).toEqual(Object.fromEntries(['name', 'staff', 'kind', 'at', 'tags', 'who'].map((field) => [field, '必填'])));
  });

  it('keeps a message the schema itself gives', () => {
    expect(refusal(z.strictObject({ a: z.string().refine(() => false, { error: '名称不规范' }) }), { a: 'x' })).toEqual({ a: '名称不规范' });
  });

  it('does not exist for input that fits', () => {
    expect(refusal(z.strictObject({ a: z.string() }), { a: 'x' })).toEqual({});
  });
});

describe('the schema of a body or a query', () => {
  it('must refuse unknown fields, or the service does not start', () => {
    expect(() => ValidBody(z.object({ a: z.string() }))).toThrow('z.strictObject');
    expect(() => ValidQuery(z.looseObject({}))).toThrow('z.strictObject');
    expect(() => ValidBody(z.strictObject({ a: z.string() }))).not.toThrow();
  });
});
