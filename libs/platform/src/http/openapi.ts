import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';

type Json = Record<string, unknown>;

/** What a document says about the service as a whole. */
export interface ApiTitle {
  /** Folder name of the service. */
  name: string;
  titleZh: string;
  titleEn: string;
}

/** 接口文档: the OpenAPI 3.1 document of a service, made of nothing but its endpoints and their schemas. */
export function openApiDocument(title: ApiTitle, endpoints: readonly Endpoint[]): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operationOf(endpoint, schemas);
  }
  return {
    openapi: '3.1.0',
    info: { title: `${title.titleZh} ${title.titleEn}`, version: 'v1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: [...new Set(endpoints.map(tagOf))].map((name) => ({ name, description: `${wordsOf(name)} of ${title.titleEn}` })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      responses: { Problem: problemResponse(schemas) },
      schemas: schemas.all,
    },
  };
}

function operationOf(endpoint: Endpoint, schemas: Schemas): Json {
  const { notes, policy } = endpoint;
  const body = bodyOf(endpoint, schemas);
  return {
    operationId: `${tagOf(endpoint)}_${endpoint.handler}`,
    summary: notes.summary ?? wordsOf(endpoint.handler),
    tags: [tagOf(endpoint)],
    ...(policy?.kind === 'public' ? { security: [] } : {}),
    ...(policy?.kind === 'roles' ? { 'x-roles': policy.roles, 'x-by': policy.by, ...(policy.states ? { 'x-states': policy.states } : {}) } : {}),
    parameters: parametersOf(endpoint, schemas),
    ...(body ? { requestBody: body } : {}),
    responses: { ...answersOf(endpoint, schemas), '4XX': { $ref: '#/components/responses/Problem' }, '5XX': { $ref: '#/components/responses/Problem' } },
  };
}

function parametersOf({ path, method, notes, policy }: Endpoint, schemas: Schemas): Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const schema = notes.params[name];
    return { name, in: 'path', required: true, schema: schema ? schemas.of(schema, 'input') : { type: 'string' } };
  });
  const query = notes.query ? (z.toJSONSchema(notes.query, { io: 'input', unrepresentable: 'any' }) as Json) : {};
  const required = new Set((query['required'] as string[] | undefined) ?? []);
  const inQuery = Object.entries((query['properties'] as Record<string, Json> | undefined) ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema,
  }));
  return [
    ...inPath,
    ...inQuery,
    ...(notes.requiresIfMatch ? [header('If-Match', 'The ETag of the version that was read', true)] : []),
    ...(method === 'POST' ? [header('Idempotency-Key', 'Makes a repeated request harmless for 48 hours')] : []),
    ...(policy?.kind === 'public' ? [] : [header('Yidan-Organ', 'Code of the organ acted for, where the caller may act for several')]),
  ];
}

function header(name: string, description: string, required = false): Json {
  return { name, in: 'header', required, description, schema: { type: 'string' } };
}

function bodyOf({ notes }: Endpoint, schemas: Schemas): Json | null {
  if (notes.body) return { required: true, content: { 'application/json': { schema: schemas.of(notes.body, 'input') } } };
  if (!notes.upload) return null;
  const file = { type: 'string', contentMediaType: 'application/octet-stream', maxLength: notes.upload.maxBytes };
  return { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties: { file }, required: ['file'] } } } };
}

function answersOf({ method, notes }: Endpoint, schemas: Schemas): Json {
  const usual = method === 'POST' ? 201 : 200;
  const answers = notes.answers.length > 0 ? notes.answers : [{ schema: null, mediaType: 'application/json', description: 'Done' }];
  return Object.fromEntries(
    answers.map((answer) => {
      const schema = answer.schema ? schemas.of(answer.schema, 'output') : null;
      const content = schema ? { [answer.mediaType]: { schema } } : answer.mediaType === 'application/json' ? null : { [answer.mediaType]: {} };
      return [String(('status' in answer ? answer.status : undefined) ?? usual), { description: answer.description, ...(content ? { content } : {}) }];
    }),
  );
}

function problemResponse(schemas: Schemas): Json {
  return { description: 'The request was refused', content: { 'application/problem+json': { schema: schemas.of(ProblemSchema, 'output') } } };
}

const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    detailZh: z.string(),
    instance: z.string(),
    traceId: z.string().nullable(),
    violations: z.array(z.object({ path: z.string(), code: z.string(), message: z.string(), messageZh: z.string() })),
  })
  .meta({ id: 'Problem' });

// Named schemas (`.meta({ id })`) become components; one that reads differently as input than as output gets two names.
class Schemas {
  readonly all: Record<string, Json> = {};

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $defs?: Record<string, Json> };
    const names = new Map(Object.entries($defs).map(([name, def]) => [name, this.nameFor(name, def, io)]));
    for (const [name, def] of Object.entries($defs)) this.all[names.get(name) ?? name] = renamed(withoutId(def), names);
    const { id } = root;
    if (typeof id !== 'string') return renamed(root, names);
    const name = this.nameFor(id, root, io);
    this.all[name] = renamed(withoutId(root), names);
    return { $ref: `#/components/schemas/${name}` };
  }

  private nameFor(name: string, def: Json, io: 'input' | 'output'): string {
    const known = this.originals.get(name);
    if (known === undefined) this.originals.set(name, JSON.stringify(def));
    return known === undefined || known === JSON.stringify(def) ? name : `${name}${io === 'input' ? 'Input' : 'Output'}`;
  }

  private readonly originals = new Map<string, string>();
}

function withoutId({ id: _, ...rest }: Json): Json {
  return rest;
}

function renamed(json: Json, names: ReadonlyMap<string, string>): Json {
  return JSON.parse(JSON.stringify(json), (key, value: unknown) => {
    if (key !== '$ref' || typeof value !== 'string') return value;
    const name = value.replace('#/$defs/', '');
    return `#/components/schemas/${names.get(name) ?? name}`;
  }) as Json;
}

function tagOf({ controller }: Pick<Endpoint, 'controller'>): string {
  return controller.replace(/Controller$/, '');
}

function wordsOf(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, ' $1').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
