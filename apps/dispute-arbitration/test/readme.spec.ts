import { readFileSync } from 'node:fs';
import { disputeCaseLifecycle } from '../src/domain/dispute-case/dispute-case.lifecycle.ts';
import { disputeRequestLifecycle } from '../src/domain/intake/dispute-request.lifecycle.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it.each([disputeCaseLifecycle, disputeRequestLifecycle])('the README draws the lifecycle $name as it is', (lifecycle) => {
  expect(readme).toContain((lifecycle as { toMermaid(): string }).toMermaid().trim());
});
