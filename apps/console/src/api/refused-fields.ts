import { saying, type Problem } from './problem.ts';

/** 逐项问题: what the services refused, by the field it stands in; each sentence once. */
export function refusedFields<Field extends string>({ violations }: Pick<Problem, 'violations'>, fields: readonly Field[], language: string): Partial<Record<Field, string[]>> {
  const refused: Partial<Record<Field, string[]>> = {};
  for (const { path, message, messageZh } of violations) {
    const field = fields.find((name) => name === path.split(/[.[]/)[0]);
    if (!field) continue;
    const said = saying({ detail: message, detailZh: messageZh }, language);
    refused[field] = [...new Set([...(refused[field] ?? []), said])];
  }
  return refused;
}
