import { NotYourStep, POWER_TYPES, StepOutOfOrder } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import { aRow } from '../../../test/a-list.ts';
import type { ImportIssue, ImportReport } from '../list-import/list-content.ts';
import { ImportRefused } from './list-import.errors.ts';
import { ListImport } from './list-import.ts';

const at = new Date('2026-03-02T01:00:00Z');
const issue: ImportIssue = { severity: 'ERROR', sheet: '职责任务清单', row: 14, column: 'F', rule: 'REGISTRY.ITEM.ELEMENT_MISSING', path: '/items/12/basisRefs', message: 'missing', messageZh: '缺少要素' };
const report = (issues: ImportIssue[] = []): ImportReport => ({
  file: { name: '清单.xlsx', format: 'xlsx', bytes: 1 }, kind: 'TEMPLATE', sheets: [], rowsRead: 1, items: 1, units: [], declared: [], issues, refused: issues.length > 0,
  powersByType: Object.fromEntries(POWER_TYPES.map((type) => [type, 0])) as ImportReport['powersByType'],
});
const file = (issues?: ImportIssue[]) => ({ id: uuid(), tenantId: '510184', organId: uuid(), fileName: '清单.xlsx', fileHash: 'a', report: report(issues), content: { items: [aRow({ seqNo: 1 })] } });
const drafter = { roles: ['ORGAN_DRAFTER'] as const, relations: ['OWN_ORGAN'] as const, actorId: uuid() };
const officer = { roles: ['ESTABLISHMENT_OFFICER'] as const, relations: [], actorId: uuid() };

describe('a list file', () => {
  it('is kept by the organ whose list it is, and the journal says so', () => {
    const read = ListImport.read(file(), drafter, at);

    expect(read.state).toBe('READ');
    expect(read.pullEvents().map(({ type }) => type)).toEqual(['registry.list-import.read']);
  });

  it('is not kept for another organ', () => {
    expect(() => ListImport.read(file(), { ...drafter, relations: [] }, at)).toThrow(NotYourStep);
  });

  it('is not kept at all with an error in it; the refusal names sheet, row, column and rule', () => {
    try {
      ListImport.read(file([issue]), drafter, at);
      throw new Error('nothing was refused');
    } catch (error) {
      expect(error).toBeInstanceOf(ImportRefused);
      expect((error as ImportRefused).violations).toEqual([
        { path: '/items/12/basisRefs', code: 'REGISTRY.ITEM.ELEMENT_MISSING', message: '职责任务清单!F14: missing', messageZh: '职责任务清单!F14：缺少要素' },
      ]);
    }
  });

  it('is loaded once, by the establishment office', () => {
    const read = ListImport.read(file(), drafter, at);

    expect(() => read.load(uuid(), drafter)).toThrow(NotYourStep);
    read.load(uuid(), officer);
    expect(() => read.load(uuid(), officer)).toThrow(StepOutOfOrder);
  });
});
