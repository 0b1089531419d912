import { decodeText, readWorkbook, WorkbookError } from '@yidan/documents';
import { understand, type Understanding } from '../../domain/list-import/understand.ts';

const MAX_JSON_BYTES = 50 * 1024 * 1024;

/** 读懂文件: reads an uploaded list of whatever format; called in a worker thread, so that a hostile file can end the worker but never the service. */
export async function readListFile(bytes: Uint8Array, fileName: string, extraCategories: readonly string[] = []): Promise<Understanding> {
  const options = { bytes: bytes.length, extraCategories };
  if (!looksLikeJson(bytes)) return storable(understand(await readWorkbook(bytes), fileName, options));
  // Loaded only where it is needed: every worker starts from nothing.
  const { understandJson } = await import('../../domain/list-import/list-json.ts');
  return storable(understandJson(jsonText(bytes), fileName, options));
}

/** By its first sign, in whatever encoding. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1').replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '');
  return start.replaceAll('\u0000', '').trimStart().startsWith('{');
}

/** The text of a .json. */
export function jsonText(bytes: Uint8Array): string {
  if (bytes.length > MAX_JSON_BYTES) throw new WorkbookError('TOO_LARGE');
  return decodeText(bytes);
}

/** PostgreSQL keeps no NUL and no half of a character; a report may quote both. What was just made here is mended in place: a second list beside it would cost as much again. */
function storable<T>(value: T): T {
  if (typeof value === 'string') return (value.includes('\u0000') || !value.isWellFormed() ? value.replaceAll('\u0000', '').toWellFormed() : value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const parts = value as Record<string | number, unknown>;
  const mend = (key: string | number): void => {
    const kept = storable(parts[key]);
    if (kept !== parts[key]) parts[key] = kept;
  };
  if (Array.isArray(value)) for (let i = 0; i < value.length; i += 1) mend(i);
  else for (const key of Object.keys(value)) mend(key);
  return value;
}
