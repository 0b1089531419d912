import { normaliseName } from '@yidan/kernel';
import { chineseNumber } from '../list-import/wording.ts';

const NUMBER = '[一二三四五六七八九十百零〇\\d]+';
const MARK = new RegExp(`^\\s*(?:第${NUMBER}条\\s*)?(?:第?[（(]${NUMBER}[)）]项?|${NUMBER}[、.．])\\s*`, 'u');
const ORDINAL_ONLY = new RegExp(`^(?:.*第)?[（(](${NUMBER})[)）]项?[。.]?$|^第?(${NUMBER})项[。.]?$`, 'u');

/** The form in which two texts of a provision are compared: without numbering, spelling and punctuation. */
export function provisionKey(text: string): string {
  return normaliseName(text.replace(MARK, ''));
}

/** 第（三）项 → 3: what a reference says that names a duty by its number alone. */
export function ordinalNamed(text: string): number | undefined {
  const [, bracketed, plain] = ORDINAL_ONLY.exec(text.trim()) ?? [];
  const digits = bracketed ?? plain;
  if (digits === undefined) return undefined;
  return /^\d+$/.test(digits) ? Number(digits) : chineseNumber(digits.replaceAll('〇', '零'));
}
