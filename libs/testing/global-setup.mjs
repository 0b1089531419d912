import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@yidan/dev-servers';

/** One real PostgreSQL for all integration specs of a run; nats-servers are started by the specs that want one. */
export default async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-test-'));
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false, maxConnections: 200 });
  Object.assign(process.env, {
    YIDAN_TEST_POSTGRES: postgres.superuserUrl,
    YIDAN_TEST_SECRETS: postgres.secretsFile,
    YIDAN_TEST_FOLDER: folder,
  });
  globalThis.yidanTearDown = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
};
