import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, type Installer } from './find-chromium.ts';

describe('the browser of the tests', () => {
  let folder: string;
  const put = (name: string): string => {
    writeFileSync(join(folder, name), '#!/bin/sh\n');
    chmodSync(join(folder, name), 0o755);
    return join(folder, name);
  };
  /** An apt that puts a browser into the folder at its n-th attempt to install one. */
  const apt = (attempt: number, isRoot = true): Installer & { ran: string[] } => {
    const ran: string[] = [];
    return {
      isRoot,
      ran,
      run: (_program, words) => {
        ran.push(words.includes('update') ? 'update' : words.slice(words.indexOf('install')).join(' '));
        if (words.includes('update')) return Promise.resolve(true);
        const works = ran.filter((what) => what !== 'update').length >= attempt;
        if (works) put('chromium');
        return Promise.resolve(works);
      },
    };
  };
  const silent = (): void => undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yidan-browser-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['chromium', 'chromium-browser', 'google-chrome'])('is %s where the machine has it, and nothing is installed', async (name) => {
    const path = put(name);
    put('apt-get');
    const installer = apt(1);

    expect(await findChromium(silent, [folder], installer)).toBe(path);
    expect(installer.ran).toEqual([]);
  });

  it('is installed with its fonts where root may, after the package lists where those are missing', async () => {
    put('apt-get');
    const installer = apt(2);

    expect(await findChromium(silent, [folder], installer)).toBe(join(folder, 'chromium'));
    expect(installer.ran).toEqual(['install chromium fonts-noto-cjk', 'update', 'install chromium fonts-noto-cjk']);
  });

  it.each([
    ['only root may install it', apt(1, false), true],
    ['there is no apt', apt(1), false],
    ['apt does not get it', apt(9), true],
  ])('is asked for in both languages where %s', async (_, installer, hasApt) => {
    if (hasApt) put('apt-get');

    await expect(findChromium(silent, [folder], installer)).rejects.toThrow(/Chromium was not found[^]*找不到 Chromium/);
  });
});
