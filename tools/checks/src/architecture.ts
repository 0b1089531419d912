import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Which rooms of a service may import which. One line per room; the whole architecture is this table. */
export const mayImport: Record<string, readonly string[]> = {
  domain: [],
  storage: ['domain'],
  'use-cases': ['domain', 'storage'],
  api: ['use-cases', 'storage', 'domain'],
};

/** What a room may take from outside the service; the domain is readable to an official and testable without a machine. */
const domainMayTake = ['@yidan/kernel', '@yidan/contracts', 'zod', 'node:crypto'];

const SPEC = /\.spec\.ts$/;

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesOf(path) : /\.ts$/.test(name) ? [path] : [];
  });
}

/** Every module a file names, static or dynamic. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((found) => found[1]!);
}

/** The sentence that says what is wrong with each import that breaks the rules of the rooms; empty for a service that keeps them. */
export function violations(source: string): string[] {
  return Object.keys(mayImport).flatMap((room) => {
    const folder = join(source, room);
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
    return filesOf(folder)
      .filter((path) => !SPEC.test(path))
      .flatMap((path) => importsOf(path).flatMap((module) => complaint(source, room, path, module)));
  });
}

function complaint(source: string, room: string, path: string, module: string): string[] {
  const where = relative(source, path);
  if (module.startsWith('.')) {
    const target = relative(source, join(path, '..', module)).split('/')[0]!;
    if (target === room || !(target in mayImport)) return target === '..' ? [`${where}: leaves the service by ${module}`] : [];
    return mayImport[room]!.includes(target) ? [] : [`${where}: ${room} may not import ${target}`];
  }
  if (room === 'domain' && !domainMayTake.some((name) => module === name || module.startsWith(`${name}/`))) return [`${where}: domain may not import ${module}`];
  return [];
}

/** Services named by each other: none may, they speak by events. */
export function foreignServices(apps: string, services: readonly string[]): string[] {
  return services.flatMap((service) =>
    filesOf(join(apps, service, 'src')).flatMap((path) =>
      importsOf(path)
        .filter((module) => services.some((other) => other !== service && (module === `@yidan/${other}` || module.includes(`/apps/${other}/`) || module.includes(`../${other}/src`))))
        .map((module) => `${relative(apps, path)}: a service may not import ${module}`),
    ),
  );
}
