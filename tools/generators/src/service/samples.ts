import { createHash } from 'node:crypto';
import type { Tree } from '@nx/devkit';
import { changeJson } from './edit-files.ts';
import type { ServiceWords } from './words-of-service.ts';

const SAMPLES = 'libs/contracts/src/samples';
const CASE = { caseId: '019cac0f-2680-7c11-8a01-5d05a973fa01', organId: '019cac0f-2680-7498-9687-d1be3d83520c' };

/** 样例: one frozen sample of each event of the service, and the digest that keeps it as it is. */
export function writeSamples(tree: Tree, { context, CONTEXT }: ServiceWords): void {
  const number = `${CONTEXT}-2026-0001`;
  const { caseId, organId } = CASE;
  const samples = {
    [`${context}.case.opened.v1.sample.json`]: { caseId, number, organId, at: '2026-03-02T09:00:00+08:00' },
    [`${context}.case.closed.v1.sample.json`]: { caseId, number, organId, at: '2026-03-06T17:30:00+08:00' },
  };
  const texts = Object.entries(samples).map(([file, sample]) => [file, `${JSON.stringify(sample, null, 2)}\n`] as const);
  for (const [file, text] of texts) tree.write(`${SAMPLES}/${file}`, text);
  changeJson<Record<string, string>>(tree, `${SAMPLES}/frozen.json`, (frozen) => {
    for (const [file, text] of texts) frozen[file] = createHash('sha256').update(text).digest('hex');
    const inOrder = Object.entries(frozen).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [file] of inOrder) delete frozen[file];
    Object.assign(frozen, Object.fromEntries(inOrder));
  });
}
