import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environment } from './environment.ts';
import { findNatsServer } from './find-nats-server.ts';
import { lockFolder } from './folder-lock.ts';
import { commandLineOf, isAlive, isGoneWithin, signal } from './process-table.ts';
import { ServerProblem } from './server-problem.ts';

/** How a NATS server is wanted. */
export interface NatsOptions {
  /** Its folder: the JetStream files, the configuration and the log. */
  dir: string;
  port?: number;
  /** A server somebody else runs; `null` for one of our own even where NATS_URL is set. */
  url?: string | null;
  /** More lines for the server's configuration file, such as users and their permissions. */
  configuration?: string;
  log?: (line: string) => void;
}

/** A NATS server with JetStream; somebody else's has no pid and is left alone by `stop`. */
export interface RunningNats {
  readonly url: string;
  readonly pid: number | undefined;
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and files. */
  restart(): Promise<void>;
}

/** Starts a NATS server with JetStream on a folder, or names the one that NATS_URL says somebody else runs. */
export async function startNats(options: NatsOptions): Promise<RunningNats> {
  const outside = options.url === undefined ? environment.natsUrl() : options.url;
  return outside ? outsideServer(outside) : ownServer(options);
}

function outsideServer(url: string): RunningNats {
  const refuse = (): Promise<never> =>
    Promise.reject(new ServerProblem(`${url} 的 NATS 不由本程序管理。`, `The NATS server at ${url} is not ours to end or start.`));
  return { url, pid: undefined, stop: () => Promise.resolve(), kill: refuse, restart: refuse };
}

async function ownServer({ dir, port: wished, configuration = '', log = () => {} }: NatsOptions): Promise<RunningNats> {
  const program = await findNatsServer(log);
  mkdirSync(dir, { recursive: true });
  const folder = realpathSync(dir);
  const lock = await lockFolder(folder);
  const launch = (port: number): Promise<Started> => launchNats(program, folder, port, configuration);
  // -1 lets the server itself take a free port, so that nobody can come between.
  let current = await endOrphan(folder).then(() => launch(wished ?? -1)).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  const onExit = (): void => signal(current.pid, 'SIGTERM');
  process.once('exit', onExit);
  const end = async (how: NodeJS.Signals): Promise<void> => {
    signal(current.pid, how);
    if (await isGoneWithin(current.pid, 10_000)) return;
    signal(current.pid, 'SIGKILL');
    await isGoneWithin(current.pid, 10_000);
  };
  return {
    get url() { return `nats://127.0.0.1:${current.port}`; },
    get pid() { return current.pid; },
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      current = await launch(current.port);
    },
    stop: async () => {
      process.off('exit', onExit);
      await end('SIGTERM');
      await lock.release();
    },
  };
}

interface Started {
  pid: number;
  port: number;
}

const configurationOf = (folder: string): string => join(folder, 'nats.conf');

/** Two servers on the same files would spoil them: one that a killed start left behind ends first. */
async function endOrphan(folder: string): Promise<void> {
  const pid = Number(readIfThere(join(folder, 'nats.pid')));
  if (!pid || !commandLineOf(pid).includes(configurationOf(folder))) return;
  signal(pid, 'SIGTERM');
  if (await isGoneWithin(pid, 10_000)) return;
  throw new ServerProblem(`旧的 nats-server 进程 ${pid} 停不下来。`, `An earlier nats-server, process ${pid}, does not stop.`);
}

async function launchNats(program: string, folder: string, port: number, more: string): Promise<Started> {
  const [configuration, logFile] = [configurationOf(folder), join(folder, 'nats.log')];
  const quoted = (path: string): string => JSON.stringify(join(folder, path));
  writeFileSync(configuration, `
listen: "127.0.0.1:${port}"
pid_file: ${quoted('nats.pid')}
ports_file_dir: ${JSON.stringify(folder)}
jetstream { store_dir: ${quoted('.')}, max_memory_store: 64MB, max_file_store: 4GB }
${more}
`, { mode: 0o600 });
  const output = openSync(logFile, 'w', 0o600);
  const child = spawn(program, ['-c', configuration], { cwd: folder, stdio: ['ignore', output, output], detached: true });
  closeSync(output);
  const failure = new Promise<Error>((resolve) => child.once('error', resolve));
  if (child.pid === undefined) throw await failure;
  child.unref();
  return { pid: child.pid, port: await portOnceReady(child.pid, folder, logFile) };
}

/** The server writes its ports file once it listens. */
async function portOnceReady(pid: number, folder: string, logFile: string): Promise<number> {
  const file = join(folder, `nats-server_${pid}.ports`);
  const until = performance.now() + 30_000;
  while (isAlive(pid) && performance.now() < until) {
    const [url] = natsUrlsIn(readIfThere(file));
    if (url) {
      rmSync(file, { force: true });
      return Number(new URL(url).port);
    }
    await sleep(4);
  }
  if (isAlive(pid)) signal(pid, 'SIGKILL');
  const said = (readIfThere(logFile) ?? '').trim().split('\n').slice(-3).join('\n');
  throw new ServerProblem(`nats-server 没能启动，日志在 ${logFile}：${said}`, `nats-server did not start, its log is ${logFile}: ${said}`);
}

function natsUrlsIn(text: string | undefined): string[] {
  try {
    return JSON.parse(text ?? '').nats ?? [];
  } catch {
    // Half written: the next look will find it whole.
    return [];
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
