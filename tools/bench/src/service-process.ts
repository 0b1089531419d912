import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from '@yidan/dev-servers';

/** A service as a process of its own, as in production. */
export interface ServiceProcess {
  address: string;
  port: number;
  pid: number;
  stop(): Promise<void>;
}

/** The built files of one of our packages. */
export function builtFile(packageName: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`)), 'dist', path);
}

/** Node's options for a process whose CPU profile is wanted. */
export function profiling(folder: string | null): string[] {
  return folder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

/** Starts a service, from its own program unless another is named, and waits until it serves. */
export async function startService(name: string, environment: Record<string, string>, profile: string | null, program = builtFile(`@yidan/${name}`, 'main.js')): Promise<ServiceProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [...profiling(profile), program], {
    env: { ...environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-20_000);
      if (said.includes(`${name} ready`)) resolve();
    });
    void gone.then(() => reject(new Error(`${name} ended before it was ready: ${said}`)));
  });
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid!,
    stop: async () => {
      process.off('exit', kill);
      child.kill('SIGTERM');
      await gone;
    },
  };
}
