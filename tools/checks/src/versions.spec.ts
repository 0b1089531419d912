import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockFaults, packageFaults, rootFaults, type Lock, type Manifest } from './versions.ts';

const rootFolder = join(import.meta.dirname, '../../..');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(rootFolder, file), 'utf8')) as T;
const root = read<Manifest>('package.json');
const packages = Object.fromEntries(globSync('{apps,libs,tools}/*/package.json', { cwd: rootFolder }).map((file) => [dirname(file), read<Manifest>(file)]));

describe('what the repository is made from', () => {
  it('is pinned to exact versions', () => {
    expect(rootFaults(root)).toEqual([]);
  });

  it.each(Object.values(packages))('$name is private and brings no version of its own', (manifest) => {
    expect(packageFaults(manifest, root)).toEqual([]);
  });

  it('is locked, comes from the registry with a checksum, and runs nothing at installation that was not decided', () => {
    expect(lockFaults(read<Lock>('package-lock.json'), root, packages)).toEqual([]);
  });
});

describe('a crooked manifest', () => {
  const sound: Manifest = { name: 'root', private: true, type: 'module', dependencies: { a: '1.2.3' }, allowScripts: { builder: false } };

  it.each(['^1.2.3', '~1.2.3', '1.2', '*', 'latest', '>=1.2.3', '1.2.3 || 2.0.0', 'github:someone/a', 'file:../a'])('is caught: version %s', (version) => {
    expect(rootFaults({ ...sound, dependencies: { a: version } })).toEqual([`a ${version} is not an exact version`]);
    expect(rootFaults({ ...sound, overrides: { b: version } })).toEqual([`b ${version} is not an exact version`]);
  });

  it('is told from one with an exact pre-release', () => {
    expect(rootFaults({ ...sound, dependencies: { a: '18.4.0-beta.17' } })).toEqual([]);
  });

  it('is caught: a package that could be published, is no module, or brings another version', () => {
    expect(packageFaults({ name: '@yidan/x', type: 'commonjs', dependencies: { a: '1.2.4', b: '1.0.0', '@yidan/y': '0.1.0' } }, sound)).toEqual([
      '@yidan/x is not private',
      '@yidan/x is not of type module',
      "@yidan/x: a 1.2.4 is not the root's 1.2.3",
      "@yidan/x: b 1.0.0 is not the root's choice",
      "@yidan/x: @yidan/y 0.1.0 is not the root's choice",
    ]);
  });

  it('is caught: a lock file with foreign, unchecked, scripted or forgotten packages', () => {
    const lock: Lock = {
      packages: {
        '': { dependencies: { a: '1.2.2' } },
        'libs/x': { dependencies: {} },
        'node_modules/@yidan/x': { resolved: 'libs/x', link: true },
        'node_modules/a': { resolved: 'https://registry.example/a/-/a-1.2.3.tgz', integrity: 'sha512-x' },
        'node_modules/a/node_modules/builder': { resolved: 'https://registry.example/builder/-/builder-1.0.0.tgz', integrity: 'sha512-x', hasInstallScript: true },
        'node_modules/@s/miner': { resolved: 'https://registry.example/@s/miner/-/miner-1.0.0.tgz', integrity: 'sha512-x', hasInstallScript: true },
        'node_modules/mac-only': { integrity: 'sha512-x', hasInstallScript: true, os: ['darwin'] },
        'node_modules/elsewhere': { resolved: 'https://example.org/elsewhere.tgz' },
      },
    };
    expect(lockFaults(lock, sound, { 'libs/x': { name: '@yidan/x' } })).toEqual([
      'elsewhere does not come from the registry',
      'elsewhere has no checksum',
      '@s/miner runs a script when installed, and nobody decided about it',
      'root: the lock file knows other dependencies; run npm install',
    ]);
  });
});
