import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aTinyConsole, type TinyConsole } from '../test/a-tiny-console.ts';
import { buildConsole } from './console-build.ts';

let tiny: TinyConsole;
let told: string[];
beforeEach(() => {
  tiny = aTinyConsole();
  told = [];
});
afterEach(() => tiny.remove());

const build = (): ReturnType<typeof buildConsole> => buildConsole((line) => told.push(line), tiny.sources);
const scriptOf = (pages: string): string => readdirSync(join(pages, 'assets')).map((name) => readFileSync(join(pages, 'assets', name), 'utf8')).join('\n');

describe('building the console', () => {
  it('happens at the first start, beside everything else, and is told in one line', async () => {
    const console = build();
    expect(console.isBuilt()).toBe(false);

    await console.done;
    expect(console.isBuilt()).toBe(true);
    expect(scriptOf(console.pages)).toContain('first');
    expect(readFileSync(join(console.pages, 'index.html'), 'utf8')).toMatch(/src="\/assets\/index-[\w-]+\.js"/);
    expect(told).toEqual([expect.stringMatching(/^console 工作台: built 已构建, \d+\.\d s$/)]);
  });

  it('is not paid for again at the second start, nor after a change of its tests alone', async () => {
    await build().done;
    tiny.write('console/src/main.spec.ts', 'a test');

    const again = build();
    expect(again.isBuilt()).toBe(true);
    await again.done;
    expect(told).toHaveLength(1);
  });

  it.each([
    ['the console itself', 'console/src/main.js', "document.title = 'second';\n"],
    ['a library that goes into it', 'library/word.js', "export const word = 'second';\n"],
  ])('happens again when %s has changed, and leaves nothing of the console before', async (_what, name, text) => {
    await build().done;
    tiny.write(name, text);

    const again = build();
    expect(again.isBuilt()).toBe(false);
    await again.done;
    expect(scriptOf(again.pages)).toContain('second');
    expect(scriptOf(again.pages)).not.toContain('first');
    expect(readdirSync(again.pages).sort()).toEqual(['.stamp', 'assets', 'index.html']);
  });

  it('fails with the reason, keeps the pages before and tries again at the next start', async () => {
    const { pages, done } = build();
    await done;
    tiny.write('console/src/main.js', "import './missing.js';\n");

    const failing = build();
    await expect(failing.done).rejects.toThrow(/cannot be built.*工作台构建失败[^]*missing\.js/);
    expect(failing.isBuilt()).toBe(false);
    expect(scriptOf(pages)).toContain('first');
    tiny.write('console/src/main.js', "document.title = 'mended';\n");
    await build().done;
    expect(scriptOf(pages)).toContain('mended');
  });

  it('fails with the reason where there is no console', async () => {
    const nowhere = buildConsole(() => undefined, { folder: join(tiny.sources.folder, 'nowhere'), others: [] });

    await expect(nowhere.done).rejects.toThrow('工作台');
  });
});
