import 'reflect-metadata';
import { Controller, Delete, Get, Module, Post, Put } from '@nestjs/common';
import { MetadataScanner, NestFactory, Reflector, DiscoveryService, ModulesContainer } from '@nestjs/core';
import { createConfig, lintFromString, type NormalizedProblem } from '@redocly/openapi-core';
import { z } from 'zod';
import { Allow, AllowAny, Public } from '../identity/policy.ts';
import { Answers, AnswersFile } from './answers.ts';
import { Endpoints } from './endpoints.ts';
import { IfMatch, RequiresIfMatch } from './if-match.ts';
import { openApiDocument } from './openapi.ts';
import { PageQuery, pageOf } from './paging.ts';
import { Upload } from './upload.ts';
import { ValidBody, ValidParam, ValidQuery } from './valid.ts';

const Limit = z.strictObject({ amount: z.int().min(1), clock: z.string().default('WORKING_DAY') }).meta({ id: 'Limit' });
const Duty = z.strictObject({ id: z.uuid(), code: z.string(), limit: Limit, parent: z.string().nullable() }).meta({ id: 'Duty' });

@Controller('duties')
class DutiesController {
  @Get()
  @Public()
  @Answers(pageOf(Duty), { summary: 'Published duties' })
  list(@ValidQuery(PageQuery.extend({ organ: z.string().optional() })) _query: unknown) {
    return null;
  }

  @Post()
  @Allow({ roles: ['ORGAN_DRAFTER'], relation: 'OWN_ORGAN' })
  @Answers(Duty, { status: 201 })
  create(@ValidBody(Duty.omit({ id: true })) _duty: unknown) {
    return null;
  }

  @Put(':id')
  @AllowAny()
  @RequiresIfMatch()
  @Answers(Duty)
  edit(@ValidParam('id', z.uuid()) _id: string, @ValidBody(z.strictObject({ limit: Limit })) _change: unknown, @IfMatch() _version: number) {
    return null;
  }

  @Delete(':id')
  @AllowAny()
  @Answers(null, { status: 204 })
  remove(@ValidParam('id', z.uuid()) _id: string) {
    return null;
  }

  @Post('import')
  @Allow({ roles: ['ORGAN_DRAFTER'] })
  import(@Upload() _file: unknown) {
    return null;
  }

  @Get(':id/export')
  @AllowAny()
  @AnswersFile('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@ValidParam('id', z.uuid()) _id: string) {
    return null;
  }
}

@Module({ controllers: [DutiesController] })
class SampleModule {}

type Operation = { parameters: { name: string; in: string; required: boolean }[]; requestBody?: { content: Record<string, { schema: { $ref?: string } }> }; responses: Record<string, unknown>; security?: unknown };
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { required?: string[]; additionalProperties?: boolean; id?: string }> };
}

let document: Document;

beforeAll(async () => {
  const app = await NestFactory.createApplicationContext(SampleModule, { logger: false });
  const endpoints = new Endpoints(new DiscoveryService(app.get(ModulesContainer)), new MetadataScanner(), new Reflector(), 'api/list-registry/v1');
  document = openApiDocument({ name: 'list-registry', titleZh: '清单库', titleEn: 'List registry' }, endpoints.all()) as unknown as Document;
  await app.close();
});

const lint = async (source: unknown): Promise<NormalizedProblem[]> =>
  lintFromString({ source: JSON.stringify(source), config: await createConfig({ extends: ['recommended'] }) });

describe('the OpenAPI document', () => {
  it('is a valid OpenAPI 3.1 document without a warning', async () => {
    expect((await lint(document)).map((problem) => `${problem.ruleId} ${problem.message} ${problem.location[0]?.pointer ?? ''}`)).toEqual([]);
  });

  it('would not pass the check if a reference led nowhere', async () => {
    const broken = JSON.stringify(document).replaceAll('#/components/schemas/Duty"', '#/components/schemas/Nothing"');
    expect((await lint(JSON.parse(broken))).map((problem) => problem.ruleId)).toContain('no-unresolved-refs');
  });

  it('names every endpoint under the prefix of the service', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(operations.sort()).toEqual([
      'delete /api/list-registry/v1/duties/{id}',
      'get /api/list-registry/v1/duties',
      'get /api/list-registry/v1/duties/{id}/export',
      'post /api/list-registry/v1/duties',
      'post /api/list-registry/v1/duties/import',
      'put /api/list-registry/v1/duties/{id}',
    ]);
  });

  it('keeps what a caller sends apart from what it gets: a field with a default is optional only in the first', () => {
    const { schemas } = document.components;
    const limits = Object.entries(schemas).filter(([name]) => name.startsWith('Limit'));
    expect(limits.map(([, schema]) => schema.required?.includes('clock') ?? false).sort()).toEqual([false, true]);
    expect(limits.every(([, schema]) => schema.id === undefined)).toBe(true);
  });

  it('says which headers an endpoint reads', () => {
    const headersOf = (path: string, method: string) =>
      document.paths[`/api/list-registry/v1/${path}`]?.[method]?.parameters.filter((one) => one.in === 'header').map((one) => one.name);
    expect(headersOf('duties', 'post')).toEqual(['Idempotency-Key', 'Yidan-Organ']);
    expect(headersOf('duties/{id}', 'put')).toEqual(['If-Match', 'Yidan-Organ']);
    expect(headersOf('duties', 'get')).toEqual([]);
  });

  it('asks no token of a public endpoint', () => {
    expect(document.paths['/api/list-registry/v1/duties']?.['get']?.security).toEqual([]);
    expect(document.paths['/api/list-registry/v1/duties']?.['post']?.security).toBeUndefined();
  });

  it('documents the status a handler really sends', () => {
    expect(Object.keys(document.paths['/api/list-registry/v1/duties/{id}']?.['delete']?.responses ?? {})).toEqual(['204', '4XX', '5XX']);
  });
});
