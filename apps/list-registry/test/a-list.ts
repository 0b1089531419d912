import type { ContentItem } from '../src/domain/list-import/list-content.ts';

/** A row of a list that has all nine elements; only what matters in a test needs naming. */
export function aRow(given: Partial<ContentItem> & { seqNo: number }): ContentItem {
  return {
    majorFunction: { name: '水资源管理', category: 'MACRO_MANAGEMENT' },
    specialFunction: { name: '节约用水' },
    name: `事项${given.seqNo}`,
    attribute: '行业管理类',
    basis: [{ text: '《中华人民共和国水法》第八条', instrument: '中华人民共和国水法', article: '第八条', role: 'ORIGIN' }],
    sandingDuties: ['（一）负责水资源管理。'],
    sandingUnitProvisions: ['水资源科：承担节约用水管理。'],
    remarks: '',
    leadUnit: '水资源科',
    assistUnits: [],
    powers: [],
    keywords: ['节水'],
    source: { sheet: '职责任务清单', row: given.seqNo + 1 },
    ...given,
  };
}

/** A list with so many rows. */
export function rows(count: number, given: (seqNo: number) => Partial<ContentItem> = () => ({})): ContentItem[] {
  return Array.from({ length: count }, (_, i) => aRow({ seqNo: i + 1, ...given(i + 1) }));
}
