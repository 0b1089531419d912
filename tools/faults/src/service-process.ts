import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Direction } from '@yidan/platform';
import type { ServicePlace } from './city-servers.ts';
import type { Place } from './places.ts';

/** How a process ended: by which signal, and at which place it said it would. */
export interface Death {
  signal: NodeJS.Signals | null;
  code: number | null;
  place: string | null;
}

const STOP_WITHIN_MS = 10_000;

/** 服务进程: one service as a process of its own, which may be told where to die. */
export class ServiceProcess {
  readonly death: Promise<Death>;
  readonly ready: Promise<boolean>;
  private said = '';
  private readonly child: ChildProcess;

  private constructor(place: ServicePlace, failpoint: string) {
    const { name, port, environment } = place;
    const main = join(dirname(createRequire(import.meta.url).resolve(`@yidan/${name}/package.json`)), 'dist/main.js');
    if (!existsSync(main)) throw new Error(`${main} is missing: run \`npm run build\` first`);
    const env = { ...environment, PORT: String(port), HOST: '127.0.0.1', YIDAN_FAILPOINTS: failpoint };
    this.child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const kill = (): void => void this.child.kill('SIGKILL');
    process.once('exit', kill);
    this.child.stderr!.on('data', (text: Buffer) => (this.said = (this.said + text.toString()).slice(-20_000)));
    this.death = new Promise((resolve) =>
      // When all was said, so that the last words are there.
      this.child.once('close', (code, signal) => {
        process.off('exit', kill);
        resolve({ signal, code, place: /^failpoint (.+)$/m.exec(this.said)?.[1] ?? null });
      }),
    );
    this.ready = new Promise((resolve) => {
      let output = '';
      this.child.stdout!.on('data', (text: Buffer) => {
        output = (output + text.toString()).slice(-20_000);
        if (output.includes(`${name} ready`)) resolve(true);
      });
      void this.death.then(() => resolve(false));
    });
  }

  /** Starts a service that is to die when it reaches a place for the nth time. */
  static thatDiesAt(service: ServicePlace, place: Place, nth: number): ServiceProcess {
    return new ServiceProcess(service, `${place}:${nth}`);
  }

  /** Starts a service and waits until it serves. */
  static async start(service: ServicePlace): Promise<ServiceProcess> {
    const running = new ServiceProcess(service, '');
    if (!(await running.ready)) throw new Error(`${service.name} ended before it was ready: ${running.said.trim()}`);
    return running;
  }

  get lastWords(): string {
    return this.said.trim();
  }

  /** Tells the running service another time, or where to die; ends when it has taken that, or is dead. */
  async tell(direction: Direction): Promise<void> {
    const taken = new Promise((resolve) => this.child.once('message', resolve));
    this.child.send(direction, () => undefined);
    await Promise.race([taken, this.death]);
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.kill(), STOP_WITHIN_MS);
    await this.death;
    clearTimeout(late);
  }
}
