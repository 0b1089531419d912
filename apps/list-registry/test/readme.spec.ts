import { readFileSync } from 'node:fs';
import { dutyListVersionLifecycle } from '../src/domain/duty-list/duty-list-version.lifecycle.ts';
import { listImportLifecycle } from '../src/domain/list-import-run/list-import.lifecycle.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it.each([dutyListVersionLifecycle, listImportLifecycle])('the README draws the lifecycle $name as it is', (lifecycle) => {
  expect(readme).toContain(lifecycle.toMermaid().trim());
});
