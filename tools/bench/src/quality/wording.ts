import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { LabelledMatter } from './labelled-matter.ts';

/** Shorter runs are ordinary speech: two people who never met write 小区电梯坏了 alike. */
const run = 8;
const sources = /\.(ts|tsx|mjs|json|txt|md)$/;
// Test matters may meet by chance; what the product knows is what matters.
const skipped = new Set(['node_modules', 'dist', 'out-tsc', 'quality', 'told-subjects.ts']);

/** 泄题检查: where runs of eight Chinese characters of a test matter stand in files of the product, which would make the test say nothing. */
export function leaks(root: string, folders: readonly string[], matters: readonly LabelledMatter[]): string[] {
  const runs = new Set(matters.flatMap(({ title, content }) => [...runsOf(title), ...runsOf(content)]));
  return folders
    .flatMap((folder) => filesOf(join(root, folder)))
    .flatMap((path) => runsOf(readFileSync(path, 'utf8')).filter((piece) => runs.has(piece)).map((piece) => `${relative(root, path)}: ${piece}`));
}

/** 重合字词: character pairs that a matter's text has in common with a name or description. */
export function sharedPairs(matter: LabelledMatter, listed: string, isContent: (pair: string) => boolean): string[] {
  const pairs = new Set(grams(`${matter.title}，${matter.content}`, 2));
  return [...new Set(grams(listed, 2))].filter((pair) => pairs.has(pair) && isContent(pair));
}

function runsOf(text: string): string[] {
  return grams(text, run);
}

function grams(text: string, length: number): string[] {
  return (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((piece) => Array.from({ length: Math.max(0, piece.length - length + 1) }, (_, at) => piece.slice(at, at + length)));
}

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (skipped.has(name)) return [];
    if (statSync(path).isDirectory()) return filesOf(path);
    return sources.test(name) ? [path] : [];
  });
}
