import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalogue } from '@yidan/contracts';
import { Lifecycle } from '@yidan/kernel';
import { glossaryRows, unexplained, wordsOfEvent, wordsOfLifecycle } from './glossary.ts';

const root = join(import.meta.dirname, '../../..');
const rows = glossaryRows(readFileSync(join(root, 'docs/glossary.md'), 'utf8'));
const tables = globSync('apps/*/src/domain/**/*.lifecycle.ts', { cwd: root }).sort();

describe('the glossary', () => {
  it.each(tables)('explains every state and step of %s', async (file) => {
    const lifecycles = Object.values((await import(join(root, file))) as object).filter((value) => value instanceof Lifecycle);
    expect(lifecycles).not.toEqual([]);
    expect(lifecycles.flatMap((lifecycle) => unexplained(rows, wordsOfLifecycle(lifecycle.name, lifecycle)))).toEqual([]);
  });

  it('explains what every event is about', () => {
    const words = new Map([...eventCatalogue.values()].flatMap(({ type }) => wordsOfEvent(type)).map((word) => [word.identifier, word]));
    expect(unexplained(rows, [...words.values()])).toEqual([]);
  });
});

describe('a word without a row', () => {
  const some = glossaryRows('| 中文 | Identifier | Meaning |\n| --- | --- | --- |\n| 签收 / 提交结果 | `signFor` / `submit` | Steps. |\n| 来件（事项） | `IncomingMatter`, `matter` | What came in. |');
  const table = { states: { SIGNED: '已签收' }, steps: { signFor: { zh: '签收' }, submit: { zh: '签收' }, handle: { zh: '办理' } } };

  it('is caught, and so is a word with the identifier of another', () => {
    expect(unexplained(some, wordsOfLifecycle('派件单', table))).toEqual([
      '派件单: 已签收 `SIGNED` has no row in the glossary',
      '派件单: 签收 `submit` has no row in the glossary',
      '派件单: 办理 `handle` has no row in the glossary',
    ]);
    expect(unexplained(some, wordsOfEvent('dispatch.matter.received'))).toEqual(['dispatch.matter.received: `dispatch` has no row in the glossary']);
  });
});
