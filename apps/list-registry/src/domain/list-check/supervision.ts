import { REGIME_ELEMENTS, type RegimeElement } from '../list-import/list-content.ts';
import type { ListContext } from './list-context.ts';
import { aboutItem, type Said } from './list-finding.ts';

const LABELS: Record<RegimeElement, string> = { object: '监管对象', content: '监管内容', manner: '监管方式', measures: '监管措施', procedure: '监管程序', frequency: '监管频次', handling: '监管处理流程' };

/** 监管执法类: which items say how they supervise. */
export const ENFORCEMENT = '监管执法类';

/** 事中事后监管: an item of supervision and enforcement says all seven elements of its regime (F-026). */
export function checkSupervision({ items }: ListContext): Said[] {
  return items.flatMap((item) => {
    const { attribute, supervisionRegime: regime, name } = item.content;
    if (attribute !== ENFORCEMENT) return [];
    const missing = REGIME_ELEMENTS.filter((element) => !regime?.[element]?.trim());
    if (missing.length === REGIME_ELEMENTS.length) {
      return [aboutItem(item, 'supervisionRegime', { severity: 'ERROR', code: 'REGISTRY.ITEM.ELEMENT_MISSING', message: `“${name}” does not say how it supervises: all seven elements are missing`, messageZh: `监管执法类事项“${name}”缺少监管七要素` })];
    }
    return [
      ...missing.map((element) =>
        aboutItem(item, `supervisionRegime/${element}`, { severity: 'ERROR', code: 'REGISTRY.ITEM.ELEMENT_MISSING', message: `“${name}” lacks ${element} of its supervision`, messageZh: `监管执法类事项“${name}”缺少“${LABELS[element]}”` }),
      ),
      ...(regime?.frequency && timesPerYear(regime.frequency) === undefined
        ? [aboutItem(item, 'supervisionRegime/frequency', { severity: 'WARN', code: 'REGISTRY.ITEM.FREQUENCY_UNCLEAR', message: `“${regime.frequency}” is neither a number of times nor by risk`, messageZh: `监管频次“${regime.frequency}”应写明每年几次，或“按风险分级”` })]
        : []),
    ];
  });
}

const PERIODS: readonly (readonly [RegExp, number])[] = [[/每?(?:一)?[周星](?:期)?/, 52], [/每?(?:个)?月/, 12], [/每?(?:个)?季度?/, 4], [/每?半年/, 2], [/每?(?:两|二|2)年/, 0.5], [/每?(?:年度?|一年)/, 1]];
const WORDS: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 十: 10 };

/** 监管频次: how often in a year; RISK_BASED where risk decides; nothing where the text says neither. */
export function timesPerYear(text: string): number | 'RISK_BASED' | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  if (/风险|信用|随机|分级|RISK/i.test(plain)) return 'RISK_BASED';
  const times = /(\d+(?:\.\d+)?|[一二两三四五六十])(?:次|回|轮)?/.exec(plain.replace(/每?(?:[一两二2]年|一周|一月|半年)/, ''))?.[1];
  const period = PERIODS.find(([word]) => word.test(plain))?.[1];
  if (times === undefined && period === undefined) return undefined;
  return (times === undefined ? 1 : (WORDS[times] ?? Number(times))) * (period ?? 1);
}
