import type { ListVersionAnswer } from '@yidan/contracts';
import type { ImportReport } from '../../api/list-registry.ts';
import { offline, Problem } from '../../api/problem.ts';
import { atStart, importReducer, isBusy, stepsDone, type ImportState, type ImportStep } from './import-state.ts';

const organ = { code: 'SCJG', name: '青禾区市场监督管理局' };
const file = { name: '清单.xlsx', size: 1 } as File;
const report = { items: 3 } as ImportReport;
const refusal = new Problem(422, 'REGISTRY.IMPORT.REFUSED', '2 errors', '2 处错误');
const after = (...steps: ImportStep[]): ImportState => steps.reduce(importReducer, atStart);
const chosen: ImportStep[] = [{ type: 'organ', organ }, { type: 'file', file }];
const checked: ImportStep[] = [...chosen, { type: 'check' }, { type: 'sent', share: 0.5 }, { type: 'checked', report }];
const kept: ImportStep[] = [...checked, { type: 'keep' }, { type: 'kept', importId: 'i', report }];

describe('importing a list', () => {
  it('goes from checking over taking in to loading', () => {
    expect([after(...chosen), after(...checked), after(...kept), after(...kept, { type: 'load' }, { type: 'loaded', version: {} as ListVersionAnswer })].map((state) => [state.phase, stepsDone(state)])).toEqual([
      ['choosing', 0],
      ['checked', 1],
      ['kept', 2],
      ['loaded', 3],
    ]);
  });

  it('forgets what was checked as soon as another file or organ is chosen', () => {
    expect(after(...checked, { type: 'file', file: { name: 'b.xlsx' } as File })).toMatchObject({ phase: 'choosing', report: null, organ });
    expect(after(...kept, { type: 'organ', organ: { code: 'SWJ', name: '水务局' } })).toMatchObject({ phase: 'choosing', importId: null, file });
  });

  it('shows what is wrong with a file that was refused', () => {
    expect(after(...chosen, { type: 'check' }, { type: 'failed', error: refusal })).toMatchObject({ phase: 'refused', refusal, problem: null });
  });

  it('goes back one step where something else stood in the way', () => {
    const error = offline();
    expect(after(...chosen, { type: 'check' }, { type: 'failed', error })).toMatchObject({ phase: 'choosing', problem: error, file });
    expect(after(...checked, { type: 'keep' }, { type: 'failed', error })).toMatchObject({ phase: 'checked', problem: error, report });
    expect(after(...kept, { type: 'load' }, { type: 'failed', error: refusal })).toMatchObject({ phase: 'kept', problem: refusal, importId: 'i' });
    expect(after(...checked, { type: 'keep' }, { type: 'failed', error: new Problem(403, 'SEC.FORBIDDEN', 'no', '无权') })).toMatchObject({ phase: 'checked' });
  });

  it('does one thing at a time', () => {
    expect([after(...chosen, { type: 'check' }), after(...checked, { type: 'keep' }), after(...kept, { type: 'load' })].map(isBusy)).toEqual([true, true, true]);
    expect([after(...chosen), after(...checked), after(...kept)].map(isBusy)).toEqual([false, false, false]);
  });

  it('starts over with the same organ', () => {
    expect(after(...kept, { type: 'restart' })).toEqual({ ...atStart, organ });
  });
});
