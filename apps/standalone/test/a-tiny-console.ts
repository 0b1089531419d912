import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConsoleSources } from '../src/console-build.ts';

/** A console of one page and one script, in a folder of its own, with a library beside it. */
export interface TinyConsole {
  sources: ConsoleSources;
  write(name: string, text: string): void;
  remove(): void;
}

export function aTinyConsole(): TinyConsole {
  const root = mkdtempSync(join(tmpdir(), 'yidan-console-'));
  const write = (name: string, text: string): void => {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  write('console/package.json', '{ "type": "module" }');
  write('console/index.html', '<!doctype html><title>tiny</title><script type="module" src="/src/main.js"></script>');
  write('console/src/main.js', "import { word } from '../../library/word.js';\ndocument.title = word;\n");
  write('library/word.js', "export const word = 'first';\n");
  return { sources: { folder: join(root, 'console'), others: [join(root, 'library')] }, write, remove: () => rmSync(root, { recursive: true }) };
}
