import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportTrail, linesOf, verifyServices } from '@yidan/platform';
import { dataFolder } from './folders.ts';
import { trailPlaces, type TrailPlaces } from './trail-places.ts';

const usage = `npm run verify-trail -- [--data <folder> | --database <service>=<url> …] [--keys <public keys>] [--witness <file>]
                         [--export <file> [--tenant <region code>]]`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: dataFolder },
    database: { type: 'string', multiple: true, default: [] },
    keys: { type: 'string' },
    witness: { type: 'string' },
    export: { type: 'string' },
    tenant: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

async function verify({ databases, keys, file }: TrailPlaces): Promise<void> {
  let last = 0;
  const onProgress = (service: string, rows: number): void => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    tell(`${service}: ${rows} rows 行`);
  };
  const results = await verifyServices({ databases, keys, file, onProgress });
  for (const { findings } of results) for (const finding of findings) console.log(linesOf(finding));
  for (const { service, rows, checkpoints, signedUpTo, waiting, findings } of results) {
    console.log(
      `${service}: ${rows} rows 行, ${checkpoints} checkpoints 检查点, signed up to 签至 ${signedUpTo ?? '–'}, ${waiting} not placed yet 待定序, ${findings.length === 0 ? 'nothing is wrong 未见异常' : `${findings.length} findings 处异常`}`,
    );
    if (findings.length > 0) process.exitCode = 1;
  }
}

async function write(path: string, { databases }: TrailPlaces): Promise<void> {
  const to = createWriteStream(path, { mode: 0o600 });
  const { rows, full } = await exportTrail(databases, values.tenant ?? null, to);
  to.end();
  await finished(to);
  console.log(`${path}: ${rows} rows 行, ${full} of them in full 其中 ${full} 行为全文`);
}

if (values.help || (values.tenant && !values.export)) {
  console.error(usage);
  process.exit(2);
}
try {
  const places = await trailPlaces({ data: values.data, databases: values.database, keys: values.keys, witness: values.witness });
  try {
    await (values.export ? write(values.export, places) : verify(places));
  } finally {
    await places.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
