import fc from 'fast-check';
import { z } from 'zod';

/** Values that databases, numbers, dates and patterns have trouble with. */
const odd: unknown[] = [
  ...['', ' ', '\0', 'a\0b', '\ud800', '𠀀', '\u202e', 'x'.repeat(5000), '1'.repeat(400), "'; drop table organ; --", '${7*7}', '<script>', '%00', '../../etc/passwd', '[object Object]', 'NaN', 'null', 'true'],
  ...[0, -0, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 63, Number.MAX_SAFE_INTEGER],
  ...['0000-01-01', '9999-12-31', '2026-02-30', '-271821-04-20', '+275760-09-13', '2026-01-01T00:00:00+99:00', '2026-13-01', '1e9'],
  ...[null, true, false, [], {}, [[]], [null], { a: { a: { a: {} } } }, { length: 5 }, { then: 1 }, { toString: 1 }, { $ne: null }],
];
/** Made once: every new one builds its tables of characters again. */
const anyText = fc.string();
const oddValue = fc.oneof(fc.constantFrom(...odd), fc.jsonValue({ maxDepth: 3 }));

/** A body as bytes and its media type: no JSON at all, some other JSON, or what the schema wants with one part replaced. */
export function badBody(schema: z.ZodType | undefined): fc.Arbitrary<{ body: Buffer | string; type: string }> {
  const asJson = (value: unknown) => ({ body: textOf(value), type: 'application/json' });
  const raw = fc.oneof(fc.constantFrom('', '{', '[', '"', '{}}', '\0', '{"a":1,}', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}', '['.repeat(5000), 'undefined', '\ufeff{}'), anyText).map((body) => ({ body, type: 'application/json' }));
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((body) => ({ body: Buffer.from(body), type: 'application/json' }));
  const foreign = fc.constantFrom({ body: 'a=1', type: 'application/x-www-form-urlencoded' }, { body: '--x\r\n\r\n', type: 'multipart/form-data; boundary=x' }, { body: '--x--', type: 'multipart/form-data' }, { body: '{}', type: 'application/json; charset=utf-16' }, { body: '{}', type: 'text/json' }, { body: '{}', type: ';;;' });
  const others = [raw, bytes, foreign, oddValue.map(asJson)];
  if (!schema) return fc.oneof(...others);
  return fc.oneof({ arbitrary: nearTo(jsonSchemaOf(schema)).map(asJson), weight: 12 }, ...others);
}

/** A query whose names the endpoint knows and whose values it does not expect. */
export function badQuery(schema: z.ZodType | undefined): fc.Arbitrary<string> {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const name = fc.oneof(fc.constantFrom(...known, 'unknown', '__proto__', 'a[b]', 'constructor'));
  const value = fc.oneof(fc.constantFrom(...odd.filter((entry) => typeof entry !== 'object').map(String)), anyText);
  const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());
  const written = (all: [string, string][]): string => all.map(([key, text]) => `${encoded(key)}=${encoded(text.slice(0, 300))}`).join('&');
  const pairs = fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 4 }).map(written);
  const one = known.length === 0 ? pairs : fc.tuple(fc.constantFrom(...known), value).map((pair) => written([pair]));
  return fc.oneof({ arbitrary: one, weight: 5 }, pairs, fc.constantFrom('%', '%zz', '%ff=%fe', '&&&==', 'cursor=x', 'limit=-1', 'limit=1e9', `cursor=${'A'.repeat(900)}`, 'cursor=eyJhIjoxfQ'));
}

const worst: unknown[] = ['a\0b', '\ud800', '9'.repeat(30), 2 ** 31, Number.MAX_SAFE_INTEGER, '9999-12-31'];

/** A question for each name the endpoint knows, with each of the values that are worst to store or to compare with. */
export function everyQuestionOdd(schema: z.ZodType | undefined): string[] {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return known.flatMap((name) => ['\0', 'a\0b', "'", '%', '_', '\\', '9'.repeat(30), '2147483648', '0001-01-01', '9999-12-31', '00000000-0000-0000-0000-000000000000'].map((value) => `${name}=${encodeURIComponent(value)}`));
}

/** What the schema asks for, once for each of its parts and each of the worst values in its place. */
export function everyPartOdd(schema: z.ZodType): string[] {
  return fc.sample(rightFor(jsonSchemaOf(schema)), { numRuns: 1, seed: 5 }).flatMap((right) =>
    placesIn(right)
      .slice(0, 16)
      .flatMap((place) => worst.map((value) => textOf(replaced(right, place, value)))),
  );
}

/** The endpoint's path with its parameters replaced. */
export function badPath(path: string): fc.Arbitrary<string> {
  const part = fc.oneof(fc.constantFrom('%00', '%ff', '%zz', '..', '%2e%2e', '%2f', '0', '-1', 'x'.repeat(499), 'x'.repeat(600), '%F0%A0%80%80', "'%20or%201=1", '00000000-0000-0000-0000-000000000000', 'null', '%5B%5D', '~', ';'), anyText.map((text) => encodeURIComponent(text.toWellFormed()) || 'x'));
  return fc.infiniteStream(part).map((parts) => path.replaceAll(/:\w+/g, () => String(parts.next().value)));
}

// JSON.stringify would write the half character as one; the server has to see what a hostile client sends.
function textOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

type JsonSchema = { type?: string | string[]; properties?: Record<string, JsonSchema>; required?: string[]; items?: JsonSchema; anyOf?: JsonSchema[]; oneOf?: JsonSchema[]; allOf?: JsonSchema[]; enum?: unknown[]; const?: unknown; format?: string; pattern?: string; minLength?: number; minItems?: number; minimum?: number };

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema;
}

/** What the schema asks for, with one part of it, or none, replaced by something odd. */
function nearTo(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.tuple(rightFor(schema), fc.nat(), oddValue, fc.integer({ min: 0, max: 5 })).map(([right, which, strange, luck]) => {
    const places = placesIn(right);
    return luck === 0 ? right : replaced(right, places[which % places.length]!, strange);
  });
}

type Place = (string | number)[];

function placesIn(value: unknown, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...here, key]))];
}

function replaced(value: unknown, [step, ...rest]: Place, strange: unknown): unknown {
  if (step === undefined) return strange;
  if (Array.isArray(value)) return value.map((part: unknown, i) => (String(i) === step ? replaced(part, rest, strange) : part));
  return { ...(value as object), [step]: replaced((value as Record<string, unknown>)[step], rest, strange) };
}

function rightFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(rightFor));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') {
    const shape = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, rightFor(part)]));
    return fc.record(shape, { requiredKeys: (schema.required ?? []).filter((name) => name in shape) });
  }
  if (type === 'array') return fc.array(rightFor(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.max(2, schema.minItems ?? 0) });
  if (type === 'integer' || type === 'number') return fc.integer({ min: schema.minimum ?? 0, max: (schema.minimum ?? 0) + 100 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'string') return textFor(schema);
  return fc.constant(null);
}

function textFor({ format, pattern, minLength = 0 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return fc.constantFrom('2026-01-01', '0001-01-01', '9999-12-31');
  if (format === 'date-time') return fc.constantFrom('2026-01-01T00:00:00+08:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z');
  if (pattern) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.constantFrom('街道办', 'x'.repeat(Math.max(1, minLength)), '占用道路', 'qh.zhao.min');
}
