import { join } from 'node:path';
import { sourceFaults } from './sources.ts';

describe('the source files', () => {
  it('have names and doc comments, no default exports, nothing left over, and are told their surroundings', () => {
    expect(sourceFaults(join(import.meta.dirname, '../../..'))).toEqual([]);
  });

  // The alarm is tested too: crooked sources must be caught, once per broken rule.
  it('are caught where they break the rules', () => {
    expect(sourceFaults(join(import.meta.dirname, '../fixtures/crooked-sources'))).toEqual([
      'libs/thing/src/helpers.ts: the name says nothing',
      `libs/thing/src/helpers.ts: ${'TO' + 'DO'} is left over`,
      'libs/thing/src/helpers.ts: function undocumented has no doc comment',
      'libs/thing/src/helpers.ts: reads the environment',
      'libs/thing/src/hidden-environment.ts: reads the environment',
      'libs/thing/src/page.tsx: function Page has no doc comment',
      'libs/thing/src/shared/thing.ts: the name says nothing',
      'libs/thing/src/shared/thing.ts: has a default export',
      'libs/thing/src/shared/thing.ts: class Thing has no doc comment',
      'libs/thing/src/shared/thing.ts: function arrow has no doc comment',
      'libs/thing/src/taken-apart.ts: has a default export',
      'libs/thing/src/taken-apart.ts: reads the environment',
      `tools/thing/start.mjs: ${'FIX' + 'ME'} is left over`,
    ]);
  });
});
