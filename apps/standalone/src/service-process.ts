import { spawn } from 'node:child_process';

export interface ServiceProcess {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  ready(): Promise<boolean>;
  stop(): Promise<void>;
}

interface Plan {
  name: string;
  main: string;
  port: number;
  environment: Record<string, string>;
}

const STOP_WITHIN_MS = 10_000;

/** Starts a service as its own process and waits until it says that it is ready; what it logs goes to our own output. */
export function startProcess({ name, main, port, environment }: Plan): Promise<ServiceProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    env: { ...environment, PORT: String(port), HOST: '127.0.0.1' },
    // The channel ends with us, however we end, and the service stops then.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    // Its own group: Ctrl-C reaches us first, and we end our services in order.
    detached: true,
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  const running: ServiceProcess = {
    name,
    port,
    pid: child.pid!,
    ready: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
      return answer?.ok ?? false;
    },
    stop: async () => {
      process.off('exit', kill);
      child.kill('SIGTERM');
      const late = setTimeout(kill, STOP_WITHIN_MS);
      await gone;
      clearTimeout(late);
    },
  };
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-2000);
      if (said.includes(`${name} ready`)) resolve(running);
      else process.stdout.write(text);
    });
    void gone.then(() => reject(new Error(`${name} ended before it was ready`)));
  });
}
