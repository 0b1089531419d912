import { creditCodeCheckCharacter } from '@yidan/kernel';
import { spread } from './spread.ts';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** 统一社会信用代码: a valid code for an invented organ: 机构编制 (1), the kind of body, its region and an organisation code (GB 11714). */
export function creditCode(body: '1' | '2' | '9', regionCode: string, organCode: string): string {
  const digits = String(spread(`${regionCode}/${organCode}`) % 100_000_000).padStart(8, '0');
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits.charAt(i)), 0);
  const check = (11 - (sum % 11)) % 11;
  const first17 = `${body === '9' ? '91' : `1${body}`}${regionCode}${digits}${check === 10 ? 'X' : check}`;
  return first17 + creditCodeCheckCharacter(first17);
}
