import { powerTypeZh, type PowerType } from '@yidan/kernel';
import { powerTypesIn } from './power-type.ts';
import { squeeze } from './wording.ts';

/** A number a list states about itself. */
export interface Declared {
  what: string;
  type?: PowerType;
  /** 子项 are counted as powers, everything else as matters. */
  counts: 'ITEMS' | 'POWERS';
  number: number;
}

const TYPE_WORD = '(?:非?行政)?(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)|其[他它]类?(?:行政)?(?:权力|职权)|行政审批';
const STATED = new RegExp(`(${TYPE_WORD}|主项|大项|子项|小项|合计|总计|共计|共有|共|计)?(?:措施|类|事项|权力|职权|总数)*[^\\p{L}\\p{N}]{0,3}(?:共计|合计|共有|共|计|有)?[^\\p{L}\\p{N}]{0,2}(\\d{1,6})\\s*(?:大|小|主|子)?(?:项|条|件|个事项)(?!规定|款)`, 'gu');
const IN_BRACKETS = new RegExp(`^(.*?)[（(]\\s*共?(\\d{1,6})\\s*[)）]$`, 'u');

/** 共计 n 项、行政许可（12项）: every such number in a line of text. */
export function declaredIn(text: string): Declared[] {
  const line = squeeze(text).normalize('NFKC');
  const found: Declared[] = [];
  for (const match of line.matchAll(STATED)) {
    const words = match[1] ?? '';
    const unit = match[0].slice(match[0].indexOf(match[2] ?? '') + (match[2] ?? '').length);
    if (words === '' && !/[(共计]/.test(match[0])) continue;
    found.push(declared(words, /子|小/.test(words + unit), Number(match[2])));
  }
  if (found.length > 0) return found;
  const bracketed = IN_BRACKETS.exec(line);
  const [type] = bracketed?.[1] === undefined ? [] : powerTypesIn(bracketed[1]);
  return type ? [declared(powerTypeZh[type], false, Number(bracketed?.[2]))] : [];
}

/** A line of a summary: 行政许可 | 12, or 合计 | 127. */
export function declaredInCells(cells: readonly string[]): Declared[] {
  const filled = cells.map((c) => squeeze(c)).filter((c) => c !== '');
  const label = filled.find((c) => /^(合计|总计|共计)/.test(c) || (c.length <= 14 && powerTypesIn(c).length === 1));
  const number = filled.find((c, i) => /^\d{1,6}项?$/.test(c) && label !== undefined && i > filled.indexOf(label));
  if (label === undefined || number === undefined) return [];
  return [declared(label, false, Number.parseInt(number, 10))];
}

/** A table of counts with the types across: the row of totals, or the sum of the rows. */
export function declaredInMatrix(rows: readonly (readonly string[])[]): (Declared & { row: number })[] {
  const head = rows.findIndex((cells) => new Set(cells.filter((c) => c.length <= 14).flatMap((c) => powerTypesIn(c))).size >= 2);
  const heading = rows[head];
  if (!heading) return [];
  const counted = rows.map((cells, row) => ({ cells, row })).slice(head + 1).filter(({ cells }) => cells.some((c) => /^\d{1,6}$/.test(c)));
  const totals = counted.filter(({ cells }) => cells.some((c) => /^(合计|总计|共计)/.test(squeeze(c))));
  const used = totals.length > 0 ? totals.slice(-1) : counted;
  if (used.length === 0) return [];
  return heading.flatMap((label, c) => {
    if (!(label.length <= 14 && (powerTypesIn(label).length === 1 || /^(合计|总计|共计|小计)/.test(squeeze(label))))) return [];
    const number = used.reduce((sum, { cells }) => sum + (Number.parseInt(cells[c] ?? '', 10) || 0), 0);
    return [{ ...declared(label, false, number), row: (used.at(-1)?.row ?? 0) + 1 }];
  });
}

function declared(words: string, powers: boolean, number: number): Declared {
  const [type] = powerTypesIn(words);
  return { what: type ? powerTypeZh[type] : powers ? '子项合计' : '合计', ...(type && { type }), counts: powers ? 'POWERS' : 'ITEMS', number };
}
