import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { rotateFieldKeys } from '@yidan/platform';
import { openDatabases } from './databases.ts';
import { addressIn, dataFolder, keysIn, rememberKeys } from './folders.ts';
import { services } from './services.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: dataFolder }, id: { type: 'string', default: new Date().toISOString().slice(0, 10) } } });
const tell = (line: string): void => console.log(`  ${line}`);

// The services of a running city hold the keys they were started with; one that is stopped reads the new ones at its next start.
const answers = await fetch(`${addressIn(values.data)}/health/ready`).then(
  () => true,
  () => false,
);
if (answers) {
  console.error('stop the city first: it runs with the old keys / 请先停止正在运行的城市');
  process.exit(1);
}
try {
  const before = keysIn(values.data);
  // A rotation that was stopped goes on: the key it began with is kept, and seals already.
  const keys = before.find(values.id) ? before : before.renewed(values.id, randomBytes(32));
  rememberKeys(values.data, keys);
  const { postgres, urls } = await openDatabases(values.data, tell);
  let left = 0;
  try {
    for (const definition of services) {
      const url = urls.get(definition.name)!;
      left += (await rotateFieldKeys(definition, { appUrl: url.app, workerUrl: url.worker }, keys, tell)).left;
    }
  } finally {
    await postgres.stop();
  }
  if (left > 0) throw new Error(`${left} values are not under ${keys.currentId}; the other keys stay / 仍有 ${left} 项未更换，旧密钥保留`);
  rememberKeys(values.data, keys.currentOnly());
  console.log(`sealed under ${keys.currentId} 已更换为密钥 ${keys.currentId}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
