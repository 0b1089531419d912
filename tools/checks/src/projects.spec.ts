import { join } from 'node:path';
import { projectFaults } from './projects.ts';

describe('the packages of the workspace', () => {
  it('declare what they import and reference what they declare', () => {
    expect(projectFaults(join(import.meta.dirname, '../../..'))).toEqual([]);
  });

  it('are caught where imports, dependencies and references disagree', () => {
    expect(projectFaults(join(import.meta.dirname, '../fixtures/crooked-workspace'))).toEqual([
      'tsconfig.json does not reference libs/user',
      'libs/user/src/mine.spec.ts: @yidan/forgotten is not among the dependencies of @yidan/user',
      'libs/user/src/mine.ts: @yidan/used is not among the dependencies of @yidan/user',
      'libs/user/src/page.tsx: @yidan/used is not among the dependencies of @yidan/user',
      'libs/user/tsconfig.lib.json does not reference libs/used',
    ]);
  });
});
