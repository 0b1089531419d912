import type { ContentTimeLimit } from './list-content.ts';

const CLOCKS: [RegExp, ContentTimeLimit['clock']][] = [
  [/^个?工作日/, 'WORKING_DAY'],
  [/^个?(自然日|日历日|日|天)/, 'CALENDAR_DAY'],
  [/^个?(小时|钟头)/, 'HOUR'],
  [/^个?月/, 'MONTH'],
];
const WORDS: Record<ContentTimeLimit['clock'], string> = { WORKING_DAY: '个工作日', CALENDAR_DAY: '日', HOUR: '小时', MONTH: '个月' };

/** 办理时限: 20个工作日 → 20 working days; nothing when the text states no amount. */
export function readTimeLimit(text: string): ContentTimeLimit | undefined {
  for (const match of text.normalize('NFKC').matchAll(/(\d+(?:\.\d+)?)\s*/g)) {
    const rest = text.normalize('NFKC').slice(match.index + match[0].length);
    const clock = CLOCKS.find(([word]) => word.test(rest))?.[1];
    if (clock) return { amount: Number(match[1]), clock };
  }
  return undefined;
}

/** 办理时限 as a cell: 20个工作日. */
export function writeTimeLimit(limit: ContentTimeLimit | undefined): string {
  return limit ? `${limit.amount}${WORDS[limit.clock]}` : '';
}
