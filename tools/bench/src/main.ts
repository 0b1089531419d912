import { load } from './load.ts';
import type { BenchResult } from './result.ts';
import { start } from './start.ts';

const benches: Record<string, () => Promise<BenchResult>> = { load, start };
const [name = ''] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`npm run bench -- <${Object.keys(benches).join(' | ')}>`);
  process.exit(2);
}
console.log(JSON.stringify(await bench()));
process.exit(0);
