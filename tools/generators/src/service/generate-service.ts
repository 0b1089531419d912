import { join } from 'node:path';
import { generateFiles, type Tree } from '@nx/devkit';
import { writeSamples } from './samples.ts';
import { assertIsNew, wireService } from './wire-service.ts';
import { wordsOfService, type ServiceOptions } from './words-of-service.ts';

/** 新服务: writes a service with the four rooms and one small procedure that works, and makes the rest of the repository know it. */
export function generateService(tree: Tree, options: ServiceOptions): () => void {
  const words = wordsOfService(options, new Date());
  assertIsNew(tree, words);
  generateFiles(tree, join(import.meta.dirname, 'files'), '.', words);
  wireService(tree, words);
  writeSamples(tree, words);
  const { name, titleZh } = words;
  return () =>
    console.log(`
${titleZh} stands in apps/${name}. Now
  npm install                                   links @yidan/${name}
  npm test -- apps/${name}                      its own specs
Then say by hand what no generator can know:
  apps/e2e/src/authority/expected/${name}.ts    who may use which endpoint, from the regulation (docs/guides/developer.md)
  apps/e2e/src/isolation/samples.ts             what its addresses name
  docs/rules/${name}.md                         rule, source, row or method, test title
and let npm run schema:write and npm run authority write the rest.
`);
}
