import { createHash } from 'node:crypto';

/** 文本摘要: names exactly the text that is signed, in whatever order its parts were put together; a signature carries it and is void where the text is another. */
export function digestOfText(parts: unknown): string {
  return createHash('sha256').update(canonical(parts), 'utf8').digest('hex');
}

/** JSON with the keys of every object in their order; what is undefined is not there, as in JSON. */
function canonical(part: unknown): string {
  if (part instanceof Date) return JSON.stringify(part);
  if (Array.isArray(part)) return `[${part.map((each) => canonical(each ?? null)).join(',')}]`;
  if (typeof part !== 'object' || part === null) return JSON.stringify(part ?? null);
  const entries = Object.entries(part).filter(([, value]) => value !== undefined);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(',')}}`;
}
