import { normaliseName } from '@yidan/kernel';
import { digestOfText } from '../signing/text-digest.ts';

/** 同一争议: the same items between the same parties; where no list holds what is disputed, what it came from or how it is called stands for the items. */
export function fingerprintOf(given: { readonly itemKeys: readonly string[]; readonly organIds: readonly string[]; readonly matter: string }): string {
  const about = given.itemKeys.length > 0 ? [...given.itemKeys].sort() : normaliseName(given.matter);
  return digestOfText({ about, parties: [...new Set(given.organIds)].sort() });
}
