import { createHash } from 'node:crypto';
import type { EffectiveItem } from '@yidan/contracts';

/** 内容摘要: SHA-256 over the items of a version as the events carry them, as canonical JSON: fields sorted, no spaces. */
export function contentHashOf(items: readonly EffectiveItem[]): string {
  return createHash('sha256').update(JSON.stringify(items, sorted)).digest('hex');
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
