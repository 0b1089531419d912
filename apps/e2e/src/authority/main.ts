import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { authorityDocument, documentFile } from './authority-document.ts';
import { allOperations } from './operations.ts';

// What `npm run authority` does: writes the page; with --all it also tries every cell over HTTP, on a real database.
const operations = await allOperations();
writeFileSync(documentFile, authorityDocument(operations));
console.log(`${operations.length} operations: ${fileURLToPath(documentFile)}`);
if (process.argv.includes('--all')) {
  const run = fileURLToPath(new URL('../../../../tools/checks/run-tests.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [run, '--selectProjects', 'int', '--testPathPatterns', 'authority\\.int'], {
    stdio: 'inherit',
    env: { ...process.env, YIDAN_AUTHORITY: 'all' },
  });
  process.exitCode = status ?? 1;
}
