/** A number that depends on the text alone, so that choices made by it are the same on every run (FNV-1a). */
export function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // The low bits of FNV are poor on short texts.
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

/** One of several, chosen by a text. */
export function pick<T>(choices: readonly T[], by: string): T {
  const choice = choices[spread(by) % choices.length];
  if (choice === undefined) throw new Error('nothing to choose from');
  return choice;
}
