import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tell } from './result.ts';

const root = join(import.meta.dirname, '../../..');

/** A folder for one bench, which the database's own user can enter; it goes with this process at the latest. */
export function benchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-bench-'));
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A city started by the user's own command, as a process tree of its own. */
export interface RunningCity {
  address: string;
  /** Root of the tree: npm itself. */
  pid: number;
  seconds: number;
  stop(): Promise<void>;
}

/** Runs `npm start` and waits for its line; the time is that of the whole command, build included. */
export function npmStart(dataFolder: string, ...more: string[]): Promise<RunningCity> {
  const began = performance.now();
  const child = spawn('npm', ['start', '--', '--data', dataFolder, '--port', '0', ...more], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    // As Ctrl-C does: to the whole group.
    process.kill(-child.pid!, 'SIGINT');
    await gone;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const address = /ready in [\d.]+ s (http:\S+)/.exec(said)?.[1];
      if (address) resolve({ address, pid: child.pid!, seconds: (performance.now() - began) / 1000, stop });
    });
    void gone.then(() => {
      tell(said);
      reject(new Error('npm start ended before the city was ready'));
    });
  });
}
