import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RunningPostgres } from '../src/index.ts';

/** What another process says about the server it started. */
export interface AnotherProcess {
  said: Partial<RunningPostgres> & { refused?: string };
  killHard(): Promise<void>;
}

/** Starts a server from another Node process: of this checkout, or of a copy of it, or as another user. */
export async function anotherProcess(
  what: 'postgres' | 'nats',
  folder: string,
  { copy = join(import.meta.dirname, '..'), node = process.execPath, user }: { copy?: string; node?: string; user?: { uid: number; gid: number } } = {},
): Promise<AnotherProcess> {
  const words = ['--disable-warning=ExperimentalWarning', join(copy, 'test/start-and-wait.ts'), what, folder];
  const child = spawn(node, words, { ...user, cwd: '/', env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stderr.on('data', (text) => (err += text));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => (out += text).includes('\n') && resolve());
    child.once('exit', () => reject(new Error(`It ended without a word: ${err}`)));
  });
  return {
    said: JSON.parse(out),
    killHard: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
