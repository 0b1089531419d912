/** What these checks read of a `package.json`. */
export interface Manifest {
  name: string;
  private?: boolean;
  type?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  overrides?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
}

/** What these checks read of a `package-lock.json`; its packages by folder, the root under the empty name. */
export interface Lock {
  packages: Record<string, LockedPackage>;
}

type LockedPackage = Omit<Partial<Manifest>, 'name'> & { link?: boolean; resolved?: string; integrity?: string; hasInstallScript?: boolean; os?: string[]; cpu?: string[] };

const EXACT = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.]+)?$/;
const LISTS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
// How every registry names a package's file, whichever registry or mirror it is; a tarball of somebody's own or a git address looks otherwise.
const REGISTRY_TARBALL = /^https:\/\/[^/]+\/(?:@[^/]+\/)?([^/]+)\/-\/\1-[^/]+\.tgz$/;
const OURS = '@yidan/';

/** What is wrong with the root's versions: anything that is not one exact version could be another one tomorrow. */
export function rootFaults(root: Manifest): string[] {
  return [...LISTS, 'overrides' as const].flatMap((list) =>
    Object.entries(root[list] ?? {})
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${name} ${version} is not an exact version`),
  );
}

/** What is wrong with a package of the workspace: it may not be published by mistake, nor bring versions of its own. */
export function packageFaults(manifest: Manifest, root: Manifest): string[] {
  const known = Object.assign({}, ...LISTS.map((list) => root[list])) as Record<string, string>;
  const versions = LISTS.flatMap((list) => Object.entries(manifest[list] ?? {}));
  return [
    ...(manifest.private === true ? [] : [`${manifest.name} is not private`]),
    ...(manifest.type === 'module' ? [] : [`${manifest.name} is not of type module`]),
    ...versions
      .filter(([name, version]) => version !== (name.startsWith(OURS) ? '*' : known[name]))
      .map(([name, version]) => `${manifest.name}: ${name} ${version} is not the root's ${known[name] ?? 'choice'}`),
  ];
}

/** What is wrong with the lock file: packages from elsewhere, packages that would run something nobody decided about, or a manifest it does not know yet. */
export function lockFaults(lock: Lock, root: Manifest, packages: Record<string, Manifest>): string[] {
  const decided = Object.keys(root.allowScripts ?? {});
  const fetched = Object.entries(lock.packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
  const stale = Object.entries({ '': root, ...packages }).filter(([path, manifest]) => LISTS.some((list) => !same(lock.packages[path]?.[list], manifest[list])));
  return [
    ...fetched.filter(([, { resolved }]) => resolved && !REGISTRY_TARBALL.test(resolved)).map(([path]) => `${nameOf(path)} does not come from the registry`),
    ...fetched.filter(([, { integrity }]) => !integrity).map(([path]) => `${nameOf(path)} has no checksum`),
    ...fetched.filter(([path, locked]) => locked.hasInstallScript && installsHere(locked) && !decided.includes(nameOf(path))).map(([path]) => `${nameOf(path)} runs a script when installed, and nobody decided about it`),
    ...stale.map(([, { name }]) => `${name}: the lock file knows other dependencies; run npm install`),
  ];
}

/** Whether the package is fetched on a machine the product runs on: Linux, x64 or arm64. */
function installsHere({ os = ['linux'], cpu = ['x64'] }: LockedPackage): boolean {
  return os.includes('linux') && cpu.some((kind) => ['x64', 'arm64'].includes(kind));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function same(left: Record<string, string> = {}, right: Record<string, string> = {}): boolean {
  const sorted = (list: Record<string, string>): string => JSON.stringify(Object.entries(list).sort());
  return sorted(left) === sorted(right);
}
