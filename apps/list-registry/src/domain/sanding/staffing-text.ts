import { chineseNumber } from '../list-import/wording.ts';

const COUNT = '([\\d]+|[一二三四五六七八九十百零]+)\\s*[名个]';
const POSTS = new RegExp(`(?:行政|事业|机关|专项|政法|参公|工勤)*编制(?:总数|数)?(?:为|共|核定)?\\s*${COUNT}`, 'gu');
const LEADERS = new RegExp(`(?:正副)?(?:党组书记|局长|主任|部长|书记|队长|大队长|院长|行长|台长|关长)(?:[（(][^）)]*[)）])?\\s*${COUNT}|副(?:局长|主任|部长|书记|队长|大队长|院长)\\s*${COUNT}`, 'gu');
// 科级领导职数 is of the units, not of the organ.
const OF_UNITS = /(?:科级|股级|内设机构|中层)[^，。；;]{0,12}(?:领导)?职数|(?:科|股|处|室)(?:室)?(?:领导)?(?:职数|正职|副职)/u;

/** 编制数: the posts a text gives, all kinds together; null where it gives none. */
export function staffIn(text: string): number | null {
  const found = [...text.matchAll(POSTS)].map(([, digits]) => numberOf(digits!));
  return found.length === 0 ? null : found.reduce((sum, count) => sum + count, 0);
}

/** 领导职数: heads and deputies of the organ itself; null where a text names none. */
export function leadersIn(text: string): number | null {
  const own = text.split(/[。；;\n]/u).map((sentence) => sentence.split(OF_UNITS)[0]!).join('。');
  const found = [...own.matchAll(LEADERS)].map(([, head, deputy]) => numberOf((head ?? deputy)!));
  return found.length === 0 ? null : found.reduce((sum, count) => sum + count, 0);
}

function numberOf(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits) : (chineseNumber(digits) ?? 0);
}
