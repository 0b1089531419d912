import { saying, type Problem } from '../../api/problem.ts';
import { ENTRY_FIELDS, type EntryField } from './entry-draft.ts';

/** 逐项问题: what the services refused, by the field it stands in; each sentence once. */
export function refusedFields({ violations }: Pick<Problem, 'violations'>, language: string): Partial<Record<EntryField, string[]>> {
  const refused: Partial<Record<EntryField, string[]>> = {};
  for (const { path, message, messageZh } of violations) {
    const field = ENTRY_FIELDS.find((name) => name === path.split(/[.[]/)[0]);
    if (!field) continue;
    const said = saying({ detail: message, detailZh: messageZh }, language);
    refused[field] = [...new Set([...(refused[field] ?? []), said])];
  }
  return refused;
}
