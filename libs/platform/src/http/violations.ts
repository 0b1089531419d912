import type { Violation } from '@yidan/kernel';
import type { z } from 'zod';
import { zhCN } from 'zod/locales';
import { Problem } from './problem.ts';

const zodZh = zhCN().localeError;
const TYPES_ZH: Readonly<Record<string, string>> = {
  string: '文本', number: '数字', int: '整数', boolean: '是/否值', array: '列表', object: '对象', record: '对象', date: '日期', null: '空值',
};
/** More are of no help to anybody, and would make a long answer of a short question. */
const MOST_VIOLATIONS = 100;
const ORIGINS_ZH: Readonly<Record<string, string>> = { string: '个字符', array: '项', set: '项', map: '项', file: '字节' };

/** The Chinese message of a schema issue, as an official would put it; rarer issues are put in zod's own Chinese. */
export const issueZh: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必填' : `应为${TYPES_ZH[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? '不能为空' : bound('不得少于', '不得小于', issue.origin, issue.minimum, issue.inclusive);
    case 'too_big':
      return bound('不得超过', '不得大于', issue.origin, issue.maximum, issue.inclusive);
    case 'invalid_value':
      return issue.input === undefined ? '必填' : `应为以下值之一：${issue.values.map(String).join('、')}`;
    case 'invalid_format':
      return issue.format === 'regex' ? '格式不正确' : zodZh(issue);
    default:
      return zodZh(issue);
  }
};

function bound(size: string, value: string, origin: string, limit: number | bigint, inclusive = true): string {
  const unit = ORIGINS_ZH[origin];
  const strict = inclusive ? '' : '（不含）';
  return unit ? `${size} ${limit} ${unit}${strict}` : `${value} ${limit}${strict}`;
}

/** Checks input against its schema, or refuses it with every violation in both languages. */
export function accept<S extends z.ZodType>(schema: S, input: unknown, at: readonly PropertyKey[] = []): z.output<S> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  throw malformed(violationsOf(schema, input, read.error.issues, at));
}

/** 400 with the violations it is made of. */
export function malformed(violations: readonly Violation[], message = 'The request does not have the required shape', messageZh = '请求内容不符合格式要求'): Problem {
  return new Problem(400, 'COMMON.MALFORMED', message, messageZh, { violations });
}

function violationsOf(schema: z.ZodType, input: unknown, issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[]): Violation[] {
  // Issues carry no input and one language only, so the refused input is read a second time in Chinese; both runs meet the same issues in the same order.
  const inChinese = schema.safeParse(input, { error: issueZh }).error?.issues ?? [];
  return issues.flatMap((issue, i) => {
    const messageZh = inChinese[i]?.message ?? issue.message;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, MOST_VIOLATIONS).map((key) => ({
        path: pathOf([...at, ...issue.path, key.slice(0, 100)]),
        code: 'COMMON.UNKNOWN_FIELD',
        message: 'Unknown field',
        messageZh: '未知字段',
      }));
    }
    return [{ path: pathOf([...at, ...issue.path]), code: `COMMON.${issue.code.toUpperCase()}`, message: issue.message, messageZh }];
  }).slice(0, MOST_VIOLATIONS);
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step)), '');
}
