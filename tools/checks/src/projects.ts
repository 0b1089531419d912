import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Manifest } from './versions.ts';

interface Project {
  folder: string;
  manifest: Manifest;
}

const IS_SPEC = /\.spec\.ts$|\/test\//;

/** The sentence that says where imports, dependencies and project references of the workspace's packages disagree. */
export function projectFaults(root: string): string[] {
  const projects = ['apps', 'libs', 'tools'].flatMap((kind) => foldersOf(root, kind)).map((folder): Project => ({ folder, manifest: read(join(root, folder, 'package.json')) }));
  const referenced = referencesOf(root, 'tsconfig.json');
  return [
    ...projects.filter(({ folder }) => !referenced.includes(folder)).map(({ folder }) => `tsconfig.json does not reference ${folder}`),
    ...projects.flatMap((project) => undeclared(root, project)),
    ...projects.flatMap((project) => unreferenced(root, project, projects)),
  ];
}

/** Packages of ours that files import without a line in `package.json`; what only specs use may be a dev dependency. */
function undeclared(root: string, { folder, manifest }: Project): string[] {
  const product = Object.keys(manifest.dependencies ?? {});
  const all = [...product, ...Object.keys(manifest.devDependencies ?? {})];
  return filesOf(join(root, folder)).flatMap((path) => {
    const where = relative(root, path);
    const declared = IS_SPEC.test(where) ? all : product;
    return importsOf(path)
      .filter((name) => name !== manifest.name && !declared.includes(name))
      .map((name) => `${where}: ${name} is not among the dependencies of ${manifest.name}`);
  });
}

/** Dependencies that the project references do not follow, so that a build could take an old one. */
function unreferenced(root: string, { folder, manifest }: Project, projects: readonly Project[]): string[] {
  const needed = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const folders = projects.filter((other) => needed.includes(other.manifest.name)).map((other) => other.folder);
  return ['tsconfig.lib.json', 'tsconfig.spec.json'].flatMap((file) => {
    const references = referencesOf(root, join(folder, file));
    return folders.filter((other) => !references.includes(other)).map((other) => `${folder}/${file} does not reference ${other}`);
  });
}

function referencesOf(root: string, file: string): string[] {
  const { references = [] } = read<{ references?: { path: string }[] }>(join(root, file));
  return references.map(({ path }) => relative(root, join(root, file, '..', path.replace(/\/tsconfig[^/]*\.json$/, ''))));
}

function importsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^(?:import|export)\b[^;]*?['"](@yidan\/[^'"/]+)|import\(\s*['"](@yidan\/[^'"/]+)/gm)].map((found) => (found[1] ?? found[2])!);
}

function foldersOf(root: string, kind: string): string[] {
  return readdirSync(join(root, kind)).sort().map((name) => join(kind, name)).filter((folder) => statSync(join(root, folder, 'package.json'), { throwIfNoEntry: false }));
}

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return ['node_modules', 'dist', 'out-tsc', 'fixtures'].includes(name) ? [] : filesOf(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
