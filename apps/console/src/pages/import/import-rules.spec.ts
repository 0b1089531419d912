import { approvalFaults } from './approval.ts';
import { fileFault, reportName } from './list-file.ts';

describe('a file to import', () => {
  it.each([
    ['清单.xlsx', 1, null],
    ['清单.XLS', 1, null],
    ['清单.csv', 50 * 1024 * 1024, null],
    ['清单.json', 50 * 1024 * 1024 + 1, 'tooLarge'],
    ['清单.pdf', 1, 'wrongKind'],
    ['清单', 1, 'wrongKind'],
  ])('%s of %d bytes: %s', (name, size, fault) => {
    expect(fileFault({ name, size })).toBe(fault);
  });

  it('gives the report on it its name', () => {
    expect(['市场监管局.v2.xls', '清单'].map(reportName)).toEqual(['市场监管局.v2-report.xlsx', '清单-report.xlsx']);
  });
});

describe('an approval', () => {
  const approval = { documentNumber: '青编发〔2026〕3号', approvedOn: '2026-02-20', effectiveFrom: '2026-03-01' };

  it('is complete with its document, its day and the day from which it holds', () => {
    expect(approvalFaults(approval, '2026-03-01')).toEqual({});
  });

  it.each([
    [{ documentNumber: ' ' }, { documentNumber: 'needed' }],
    [{ approvedOn: '', effectiveFrom: '' }, { approvedOn: 'needed', effectiveFrom: 'needed' }],
    [{ effectiveFrom: '2026-03-02' }, { effectiveFrom: 'notFuture' }],
    [{ approvedOn: '2026-03-02' }, { approvedOn: 'notAfter' }],
  ])('with %j is sent back: %j', (change, faults) => {
    expect(approvalFaults({ ...approval, ...change }, '2026-03-01')).toEqual(faults);
  });
});
