// Runs the whole test suite and ends with one plain line: `N passed, N failed` (`, N skipped`).
// With YIDAN_REQUIRE_ALL=1 a skipped test counts as a failure: nothing may be left out silently.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'yidan-results-'));
const results = join(folder, 'results.json');
const jest = join(createRequire(import.meta.url).resolve('jest/package.json'), '../bin/jest.js');
const child = spawn(process.execPath, [jest, '--forceExit', '--json', `--outputFile=${results}`, ...process.argv.slice(2)], {
  stdio: ['inherit', 'ignore', 'inherit'],
  env: { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim() },
});
const code = await new Promise((resolve) => child.on('exit', (status, signal) => resolve(status ?? (signal ? 1 : 0))));
let passed = 0;
let failed = 0;
let skipped = 0;
try {
  const report = JSON.parse(readFileSync(results, 'utf8'));
  passed = report.numPassedTests;
  // A file that does not even load has no tests to count, yet it failed.
  failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  skipped = report.numPendingTests + report.numTodoTests;
  for (const suite of report.testResults) {
    for (const test of suite.assertionResults.filter(({ status }) => status === 'pending' || status === 'todo')) console.log(`skipped: ${test.fullName}`);
  }
} catch {
  failed = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const incomplete = process.env.YIDAN_REQUIRE_ALL === '1' && skipped > 0;
if (incomplete) console.log('YIDAN_REQUIRE_ALL=1: a skipped test is a failed run');
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(code !== 0 || failed > 0 || passed === 0 || incomplete ? 1 : 0);
