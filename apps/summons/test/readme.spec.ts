import { readFileSync } from 'node:fs';
import { participationLifecycle } from '../src/domain/case-participation/participation.lifecycle.ts';
import { orderLifecycle } from '../src/domain/dispatch-order/dispatch-order.lifecycle.ts';
import { matterLifecycle } from '../src/domain/incoming-matter/incoming-matter.lifecycle.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it.each([matterLifecycle, orderLifecycle, participationLifecycle])('the README draws the lifecycle $name as it is', (lifecycle) => {
  expect(readme).toContain((lifecycle as { toMermaid(): string }).toMermaid().trim());
});
