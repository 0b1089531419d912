import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const READY_WITHIN_MS = 240_000;

/** A city started as a user starts it, by the command behind `npm start` or `npm run cluster`. */
export interface StartedCity {
  address: string;
  output: string;
  child: ChildProcess;
  /** As the operating system would: no chance to clean up. */
  kill(): Promise<void>;
  /** As Ctrl-C would; answers with the exit code. */
  interrupt(): Promise<number | null>;
}

/** Runs the start command on a data folder of its own and waits for its one line `ready in … s …`. */
export function startedCity(command: 'main' | 'cluster', dataFolder: string, ...more: string[]): Promise<StartedCity> {
  const child = spawn(process.execPath, [join(root, `apps/standalone/dist/${command}.js`), '--data', dataFolder, '--port', '0', ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  let output = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`not ready in ${READY_WITHIN_MS} ms:\n${output}`));
    }, READY_WITHIN_MS);
    const hear = (text: Buffer): void => {
      output += text.toString();
      const address = /ready in [\d.]+ s (http:\S+)/.exec(output)?.[1];
      if (!address) return;
      clearTimeout(late);
      resolve({
        address,
        output,
        child,
        kill: async () => {
          child.kill('SIGKILL');
          await gone;
        },
        interrupt: () => {
          child.kill('SIGINT');
          return gone;
        },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void gone.then((code) => {
      clearTimeout(late);
      reject(new Error(`ended with ${code} before it was ready:\n${output}`));
    });
  });
}
