import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { ServerProblem } from './server-problem.ts';

/** One process's hold on a folder; it ends with the process, however that dies. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes an existing folder for this process alone, or says who has it.
 * The lock is a name in Linux's abstract socket space: atomic to take, and the kernel itself frees it after a kill -9.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const name = `\0yidan-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  const server = createServer((caller) => {
    caller.on('error', () => caller.destroy());
    caller.end(String(process.pid));
  });
  if (await listens(server, name)) {
    server.unref();
    return { release: () => new Promise((resolve) => server.close(() => resolve())) };
  }
  const holder = await askHolder(name);
  throw new ServerProblem(
    `文件夹 ${folder} 正被另一次启动使用（进程 ${holder}），请先停止它，或换一个数据文件夹。`,
    `The folder ${folder} is in use by another start (process ${holder}): stop that one first, or use another data folder.`,
  );
}

function listens(server: Server, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.listen(name, () => resolve(true));
  });
}

function askHolder(name: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const line = connect(name);
    line.setTimeout(1000, () => line.destroy());
    line.on('data', (text) => (answer += text.toString()));
    line.on('error', () => line.destroy());
    line.on('close', () => resolve(answer || '?'));
  });
}
