import type { Tree } from '@nx/devkit';

/** What an edit of a file looks for; the same words twice would be a guess. */
export type Anchor = string | RegExp;

/** The text of a file that has to be there. */
export function textOf(tree: Tree, path: string): string {
  const text = tree.read(path, 'utf8');
  if (text === null) throw new Error(`${path} is not there: is this the root of the repository?`);
  return text;
}

/** Puts text before the one place where the anchor stands. */
export function insertBefore(tree: Tree, path: string, anchor: Anchor, text: string): void {
  const { before, found, after } = cutAt(textOf(tree, path), path, anchor);
  tree.write(path, before + text + found + after);
}

/** Puts text behind the one place where the anchor stands. */
export function insertAfter(tree: Tree, path: string, anchor: Anchor, text: string): void {
  const { before, found, after } = cutAt(textOf(tree, path), path, anchor);
  tree.write(path, before + found + text + after);
}

/** Changes a JSON file, which keeps the form in which npm and the others write it. */
export function changeJson<T>(tree: Tree, path: string, change: (json: T) => void): void {
  const json = JSON.parse(textOf(tree, path)) as T;
  change(json);
  tree.write(path, `${JSON.stringify(json, null, 2)}\n`);
}

/** An object with its keys in order, as npm writes them. */
export function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => a.localeCompare(b, 'en')));
}

function cutAt(text: string, path: string, anchor: Anchor): { before: string; found: string; after: string } {
  const hits = typeof anchor === 'string' ? text.split(anchor).length - 1 : [...text.matchAll(new RegExp(anchor, 'gm'))].length;
  if (hits !== 1) throw new Error(`${path}: ${String(anchor)} stands there ${hits} times instead of once`);
  const found = typeof anchor === 'string' ? anchor : new RegExp(anchor, 'm').exec(text)![0];
  const at = text.indexOf(found);
  return { before: text.slice(0, at), found, after: text.slice(at + found.length) };
}
