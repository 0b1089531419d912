import type { EffectiveItem } from '@yidan/contracts';
import { bodyHash } from '@yidan/platform';

/** 内容摘要: SHA-256 over the items of a version as the events carry them, as canonical JSON: fields sorted, no spaces. */
export function contentHashOf(items: readonly EffectiveItem[]): string {
  return bodyHash(items);
}
