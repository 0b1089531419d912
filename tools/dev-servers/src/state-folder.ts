import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canReach } from './run-as.ts';
import type { RunAs } from './run-as.ts';
import { ServerProblem } from './server-problem.ts';

/** The checkout this code runs from. */
export const checkout = realpathSync(fileURLToPath(new URL('../../..', import.meta.url)));

/** A short name for a path. */
export function nameOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}

/** This checkout's folder under the system's state directory, for what that user cannot reach inside the checkout. */
export function stateFolder(user: RunAs): string {
  for (const base of ['/var/lib/yidan', join(tmpdir(), `yidan-${process.getuid?.() ?? 0}`), `/tmp/yidan-${process.getuid?.() ?? 0}`]) {
    const folder = join(base, nameOf(checkout));
    if (isOurs(base) && isOurs(folder) && canReach(user, folder)) return folder;
  }
  throw new ServerProblem(
    `数据库用户进不了 ${checkout}，/var/lib/yidan 和临时文件夹也都用不了，请把项目放到其他用户可进入的文件夹。`,
    `The database user cannot enter ${checkout}, and neither /var/lib/yidan nor the temporary folder can be used: move the project to a folder that others may enter.`,
  );
}

/** Made by us or nobody: in a temporary folder anyone could have put a folder or link of that name there. */
function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    const found = lstatSync(folder);
    if (!found.isDirectory() || found.uid !== process.getuid?.()) return false;
    chmodSync(folder, 0o755);
    return true;
  } catch {
    return false;
  }
}
