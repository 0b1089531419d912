import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
/** What was compiled already is compiled again only where it changed. */
const COMPILED = ['libs/kernel/dist', 'libs/contracts/dist', 'libs/platform/dist', 'libs/testing/dist', 'tools/dev-servers/dist', 'tools/dev-issuer/dist'];

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number;
  readonly words: string;
}

/** 检出副本: the files of this checkout in a folder of their own, with its modules, in which anything may be generated and compiled. */
export class CheckoutCopy {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'yidan-checkout-')));

  constructor() {
    for (const file of filesOfGit(root)) if (existsSync(join(root, file))) cpSync(join(root, file), join(this.folder, file), { preserveTimestamps: true });
    for (const path of COMPILED) if (existsSync(join(root, path))) cpSync(join(root, path), join(this.folder, path), { recursive: true, preserveTimestamps: true });
    mkdirSync(join(this.folder, 'node_modules/@yidan'), { recursive: true });
    const modules = readdirSync(join(root, 'node_modules')).filter((name) => name !== '@yidan' && !['.cache', '.package-lock.json'].includes(name));
    for (const name of modules) symlinkSync(realpathSync(join(root, 'node_modules', name)), join(this.folder, 'node_modules', name));
    this.link();
    // Nx and others look for the root of a repository.
    execFileSync('git', ['init', '--quiet'], { cwd: this.folder });
  }

  /** What `npm install` does for the packages of the workspace. */
  link(): void {
    for (const manifest of globSync('{apps,libs,tools}/*/package.json', { cwd: this.folder })) {
      const { name } = JSON.parse(readFileSync(join(this.folder, manifest), 'utf8')) as { name: string };
      const link = join(this.folder, 'node_modules/@yidan', basename(name));
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(join(this.folder, dirname(manifest)), link);
    }
  }

  /** Runs a script of the modules or of the copy in it. */
  run(script: string, ...args: string[]): Promise<Said> {
    return new Promise((resolve) => {
      execFile(process.execPath, [script, ...args], { cwd: this.folder, env: { ...outside(), FORCE_COLOR: '0', CI: 'true', NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' }, maxBuffer: 16_000_000 }, (error, stdout, stderr) => {
        resolve({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, words: `${stdout}${stderr}` });
      });
    });
  }

  /** Runs a command that the modules bring. */
  bin(command: string, ...args: string[]): Promise<Said> {
    return this.run(realpathSync(join(root, 'node_modules/.bin', command)), ...args);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Tracked files, and those that are going to be. */
function filesOfGit(folder: string): string[] {
  return execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: folder, encoding: 'utf8', maxBuffer: 16_000_000 }).split('\0').filter(Boolean);
}

/** The environment without what this run of the specs put into it. */
function outside(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS' && !/^(JEST_|YIDAN_TEST_|NX_)/.test(name)));
}
