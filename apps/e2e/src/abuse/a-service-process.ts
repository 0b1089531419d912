import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const PATIENCE_MS = 60_000;

/** A service as a process of its own, and everything it ever said. */
export interface ServiceRun {
  /** Null where it ended before it was ready. */
  address: string | null;
  said(): string;
  stop(): Promise<number | null>;
}

/** Runs a service with just this environment until it is ready or gives up. */
export function runProcess(service: string, environment: Record<string, string>, words: string[] = []): Promise<ServiceRun> {
  const main = join(dirname(require.resolve(`@yidan/${service}/package.json`)), 'dist/main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', main, ...words], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const gone = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return gone;
  };
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    const end = (address: string | null): void => {
      clearTimeout(late);
      resolve({ address, said: () => said, stop });
    };
    const hear = (text: Buffer): void => {
      said += text.toString();
      const address = new RegExp(`${service} ready (http:\\S+)`).exec(said)?.[1];
      if (address) end(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void gone.then(() => end(null));
  });
}

/** Publishes an issuer's keys at an address. */
export async function publishKeys(keys: object): Promise<{ url: string; close(): void }> {
  const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keys)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`, close: () => server.close() };
}
