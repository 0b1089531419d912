import { toSimplified } from './traditional-characters.ts';

/** 名称规范化: the form in which two names are compared; spelling, punctuation and empty endings no longer tell them apart. */
export function normaliseName(name: string): string {
  const letters = toSimplified(name.normalize('NFKC').toLowerCase());
  const bare = letters.replaceAll(/[\p{P}\p{S}\p{Z}\p{C}\s]/gu, '').replaceAll('之', '的').normalize('NFKC');
  // A name made of nothing but such an ending keeps it: "工作" is a poor name, an empty one is none.
  return bare.replace(/(?<=.)(?:工作|事项|职责)+$/u, '');
}

/** 名称相似度: Dice coefficient over the pairs of neighbouring characters of two normalised names, from 0 to 1. */
export function nameSimilarity(a: string, b: string): number {
  const [left, right] = [normaliseName(a), normaliseName(b)];
  if (left === right) return left === '' ? 0 : 1;
  const [ours, theirs] = [bigrams(left), bigrams(right)];
  const total = ours.length + theirs.length;
  if (total === 0) return 0;
  const rest = new Map<string, number>();
  for (const pair of theirs) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of ours) {
    const left = rest.get(pair) ?? 0;
    if (left === 0) continue;
    rest.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / total;
}

function bigrams(text: string): string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((c, i) => `${characters[i]}${c}`);
}
