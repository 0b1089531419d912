import type { TestCity } from '@yidan/testing';
import fc from 'fast-check';

/** A JSON schema, as far as examples are made of it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  default?: unknown;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Described {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  'x-roles'?: string[];
  security?: unknown[];
}

/** 接口: one operation of a service as its OpenAPI document describes it. */
export class Operation {
  constructor(
    readonly service: string,
    readonly method: string,
    /** `/api/<service>/v1/…/{id}`. */
    readonly path: string,
    private readonly described: Described,
    private readonly schemas: Record<string, Schema>,
  ) {}

  /** As a reader of a failure wants to see it. */
  get name(): string {
    return `${this.method} ${this.path}`;
  }

  /** The address up to its last id, without the service's prefix: what kind of object is named. */
  get names(): string | null {
    return this.path.includes('{') ? this.path.slice(this.path.indexOf('/v1/') + 4, this.path.lastIndexOf('}') + 1) : null;
  }

  get roles(): readonly string[] | null {
    return this.described['x-roles'] ?? null;
  }

  get isPublic(): boolean {
    return this.described.security?.length === 0;
  }

  parameters(where: Parameter['in']): (Parameter & { resolved: Schema })[] {
    return (this.described.parameters ?? []).filter((parameter) => parameter.in === where).map((parameter) => ({ ...parameter, resolved: this.resolve(parameter.schema) }));
  }

  get body(): Schema | null {
    const schema = this.described.requestBody?.content['application/json']?.schema;
    return schema ? this.resolve(schema) : null;
  }

  get takesFile(): boolean {
    return this.described.requestBody?.content['multipart/form-data'] !== undefined;
  }

  /** What the operation asks for at least, made of its schemas. */
  example(): { query: Record<string, string>; body: unknown; headers: Record<string, string> } {
    const query = this.parameters('query').filter(({ required }) => required).map(({ name, resolved }) => [name, String(this.exampleOf(resolved))] as const);
    const headers = this.parameters('header').filter(({ required }) => required).map(({ name }) => [name.toLowerCase(), '"1"'] as const);
    return { query: Object.fromEntries(query), body: this.body ? this.exampleOf(this.body) : undefined, headers: Object.fromEntries(headers) };
  }

  /** The fields of query and body that name something, as `query.organ` or `body.entries.itemKey`. */
  fields(): string[] {
    return [...this.parameters('query').map(({ name }) => `query.${name}`), ...(this.body ? this.fieldsOf(this.body, 'body') : [])];
  }

  private fieldsOf(schema: Schema, at: string, depth = 0): string[] {
    const whole = this.resolve(schema);
    if (depth > 4) return [];
    const inside = Object.entries(whole.properties ?? {}).flatMap(([name, field]) => [`${at}.${name}`, ...this.fieldsOf(field, `${at}.${name}`, depth + 1)]);
    const more = [...(whole.anyOf ?? []), ...(whole.oneOf ?? []), ...(whole.items ? [whole.items] : [])].flatMap((part) => this.fieldsOf(part, at, depth + 1));
    return [...new Set([...inside, ...more])];
  }

  private resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (this.schemas[name] ?? {});
  }

  private exampleOf(given: Schema): unknown {
    const schema = this.resolve(given);
    const [first] = schema.anyOf ?? schema.oneOf ?? [];
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return schema.enum[0];
    if (schema.default !== undefined) return schema.default;
    if (first) return this.exampleOf(first);
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    if (type === 'object' || schema.properties) return Object.fromEntries((schema.required ?? []).map((name) => [name, this.exampleOf(schema.properties?.[name] ?? {})]));
    if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => this.exampleOf(schema.items ?? {}));
    if (type === 'integer' || type === 'number') return schema.minimum !== undefined && schema.minimum > 0 ? schema.minimum : 1;
    if (type === 'boolean') return true;
    if (type === 'null') return null;
    return textOf(schema);
  }
}

const TEXTS: Readonly<Record<string, string>> = { uuid: '0199aaaa-0000-7000-8000-00000000d001', date: '2026-02-01', 'date-time': '2026-02-01T09:00:00+08:00', uri: 'https://example.org/' };

/** A text that keeps to the format, else the first of some plain ones that keeps to pattern and length, else one made of the pattern. */
function textOf({ format, pattern, minLength = 0, maxLength = 1_000_000 }: Schema): string {
  if (format && TEXTS[format]) return TEXTS[format];
  const fits = (text: string): boolean => text.length >= minLength && text.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(text));
  const found = ['样例', 'ABC', 'U1', '519909', 'spec.example', '2026-02-01'].find(fits);
  if (found !== undefined) return found;
  return pattern ? fc.sample(fc.stringMatching(new RegExp(pattern, 'u')).filter(fits), { numRuns: 1, seed: 7 })[0]! : 'x'.repeat(minLength);
}

/** Every operation of the services, read from the documents they serve. */
export async function operationsOf(city: TestCity, services: readonly string[]): Promise<Operation[]> {
  const all: Operation[] = [];
  for (const service of services) {
    const { paths, components } = (await (await fetch(`${city.address}/api/${service}/openapi.json`)).json()) as { paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema> } };
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, described] of Object.entries(methods)) all.push(new Operation(service, method.toUpperCase(), path, described, components.schemas));
    }
  }
  return all;
}
