import { errorsCounted, problemsOfRefusal, problemsOfReport } from './import-problems.ts';

describe('the problems of a file', () => {
  it('name sheet, row, column and element of what was refused', () => {
    const violations = [
      { path: '/items/12/basisRefs', code: 'REGISTRY.ITEM.ELEMENT_MISSING', message: '职责任务清单!F14: Element missing.', messageZh: '职责任务清单!F14：缺少要素。' },
      { path: '/items/3/majorFunction/category', code: 'REGISTRY.MAJOR_FUNCTION.CATEGORY_UNKNOWN', message: '清单!5: unknown: x', messageZh: '清单!5：不是主要职能类别：x' },
      { path: '清单', code: 'REGISTRY.IMPORT.NO_TABLE', message: '清单: no table', messageZh: '清单：没有表格' },
      { path: 'file', code: 'REGISTRY.IMPORT.NO_ITEMS', message: 'The file holds no items', messageZh: '文件中没有事项' },
      { path: '/items/*/remarks', code: 'REGISTRY.ITEM.ELEMENT_MISSING', message: '甲!乙!2: The column is missing.', messageZh: '甲!乙!2：缺少要素列。' },
    ];

    expect(problemsOfRefusal({ violations })).toEqual([
      { severity: 'ERROR', sheet: '职责任务清单', row: 14, column: 'F', element: 'basisRefs', rule: 'REGISTRY.ITEM.ELEMENT_MISSING', message: 'Element missing.', messageZh: '缺少要素。', value: '' },
      { severity: 'ERROR', sheet: '清单', row: 5, column: '', element: 'category', rule: 'REGISTRY.MAJOR_FUNCTION.CATEGORY_UNKNOWN', message: 'unknown: x', messageZh: '不是主要职能类别：x', value: '' },
      { severity: 'ERROR', sheet: '清单', row: 0, column: '', element: '', rule: 'REGISTRY.IMPORT.NO_TABLE', message: 'no table', messageZh: '没有表格', value: '' },
      { severity: 'ERROR', sheet: '', row: 0, column: '', element: '', rule: 'REGISTRY.IMPORT.NO_ITEMS', message: 'The file holds no items', messageZh: '文件中没有事项', value: '' },
      { severity: 'ERROR', sheet: '甲!乙', row: 2, column: '', element: 'remarks', rule: 'REGISTRY.ITEM.ELEMENT_MISSING', message: 'The column is missing.', messageZh: '缺少要素列。', value: '' },
    ]);
  });

  it('are counted even where only the first are listed', () => {
    const one = { path: 'file', code: 'X', message: 'x', messageZh: 'x' };
    expect(errorsCounted({ detail: 'The file was not imported: 812 errors', violations: [one] })).toBe(812);
    expect(errorsCounted({ detail: 'The file is empty', violations: [one] })).toBe(1);
  });

  it('of a file that was read come with the gravest first', () => {
    const issue = { sheet: '表', row: 3, rule: 'R', message: 'm', messageZh: '说明' };
    const issues = [{ ...issue, severity: 'SKIPPED' as const }, { ...issue, severity: 'DOUBT' as const, column: 'D', value: '？', path: '/items/0/timeLimit' }, { ...issue, severity: 'SKIPPED' as const, row: 9 }];

    expect(problemsOfReport({ issues }).map(({ severity, row, column, element, value }) => [severity, row, column, element, value])).toEqual([
      ['DOUBT', 3, 'D', 'timeLimit', '？'],
      ['SKIPPED', 3, '', '', ''],
      ['SKIPPED', 9, '', '', ''],
    ]);
  });
});
