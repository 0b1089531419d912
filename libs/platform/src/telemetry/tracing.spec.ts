import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { withScope } from '../database/scope.ts';
import { createLogger, NestLogger } from './logger.ts';
import { inRequest } from './request-id.ts';
import { startTelemetry } from './telemetry.ts';
import { inTrace, traceparentNow, withSpan } from './tracing.ts';

const settings = { service: 'summons', otlpUrl: null, logLevel: 'info' as const };
const exporter = new InMemorySpanExporter();
const from = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('tracing', () => {
  let stop: () => Promise<void>;
  beforeAll(async () => {
    stop = await startTelemetry(settings, [new SimpleSpanProcessor({ exporter })]);
  });
  beforeEach(() => exporter.reset());
  afterAll(() => stop());

  it('continues a trace across a process by its traceparent', async () => {
    const onwards = await inTrace(from, () => withSpan('apply', { events: 3 }, () => traceparentNow()));
    expect(onwards).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    expect(onwards).not.toBe(from);
    const [span] = exporter.getFinishedSpans();
    expect([span?.name, span?.attributes, span?.parentSpanContext?.spanId]).toEqual(['apply', { events: 3 }, 'b7ad6b7169203331']);
  });

  it('begins a trace of its own where there is none', async () => {
    expect(traceparentNow()).toBeUndefined();
    expect(await inTrace(null, () => withSpan('sweep', {}, () => traceparentNow()))).toMatch(/^00-/);
    expect(await inTrace('rubbish', () => withSpan('sweep', {}, () => traceparentNow()))).toMatch(/^00-/);
  });

  it('marks the span of work that failed, and lets the error go on', async () => {
    await expect(withSpan('work', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(exporter.getFinishedSpans()[0]?.status.code).toBe(2);
  });

  it('is started once per process and ends with the last service', async () => {
    const stopSecond = await startTelemetry({ ...settings, service: 'list-registry' });
    await stopSecond();
    await stopSecond();
    await withSpan('still', {}, () => undefined);
    expect(exporter.getFinishedSpans().map((span) => span.name)).toEqual(['still']);
  });

  it('puts trace, tenant and request on every log line, and no secret', async () => {
    const lines: string[] = [];
    const logger = createLogger(settings, { write: (line: string) => void lines.push(line) });
    await inRequest('request-1', () =>
      withScope({ tenant: '510184', city: null, actor: { id: 'p', organId: null, roles: [] } }, () =>
        inTrace(from, () => withSpan('work', {}, () => logger.info({ headers: { authorization: 'Bearer abc' }, body: { name: '张三' }, token: 'abc' }, 'done'))),
      ),
    );
    const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(line).toMatchObject({ level: 'info', service: 'summons', msg: 'done', tenant: '510184', requestId: 'request-1', traceId: '0af7651916cd43dd8448eb211c80319c' });
    expect(lines[0]).not.toMatch(/abc|张三/);
  });

  it('writes what the framework says in the same form', () => {
    const lines: string[] = [];
    const nest = new NestLogger(createLogger(settings, { write: (line: string) => void lines.push(line) }));
    nest.log('started', 'NestApplication');
    nest.error(new Error('boom'), undefined, 'http');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 'info', msg: 'started', context: 'NestApplication' }),
      expect.objectContaining({ level: 'error', msg: 'boom', context: 'http', err: expect.objectContaining({ message: 'boom' }) }),
    ]);
  });
});
