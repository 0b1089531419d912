import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import type { z } from 'zod';

/** 样例目录: one frozen sample of each event, and the digests that keep them as they were written. */
export const SAMPLES = join(import.meta.dirname, '../src/samples');

/** The file that keeps an event's sample. */
export function sampleOf(type: string, version: number): string {
  return `${type}.v${version}.sample.json`;
}

/** The names of all samples there are. */
export function sampleNames(): string[] {
  return readdirSync(SAMPLES).filter((name) => name.endsWith('.sample.json'));
}

/** The text of one sample. */
export function textOf(name: string): string {
  return readFileSync(join(SAMPLES, name), 'utf8');
}

/** The digest under which a sample is frozen. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What is wrong between a schema and a sample written by an earlier release; empty where every old event can still be read in full. */
export function faultsOf(schema: z.ZodType, sample: unknown): string[] {
  const read = schema.safeParse(sample);
  if (!read.success) return read.error.issues.map(({ path, message }) => `cannot be read: ${path.join('.')}: ${message}`);
  return isDeepStrictEqual(JSON.parse(JSON.stringify(read.data)), sample) ? [] : ['is read as something else'];
}

/** Lists a sample leaves empty: what their elements are could change and nobody would notice. */
export function emptyLists(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [path] : value.flatMap((element) => emptyLists(element, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => emptyLists(inner, path ? `${path}.${name}` : name));
}
