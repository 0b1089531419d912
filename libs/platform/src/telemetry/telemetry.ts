import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace';
import type { ServiceSettings } from '../config/service-settings.ts';

let running: { provider: TracerProvider; users: number } | null = null;

/** 链路追踪: starts tracing once per process, however many services live in it; the last one to stop ends it. Spans leave the process only where an OTLP address is set. */
export async function startTelemetry(settings: Pick<ServiceSettings, 'service' | 'otlpUrl'>, processors: SpanProcessor[] = []): Promise<() => Promise<void>> {
  if (running) running.users += 1;
  else {
    // Claimed before the first await: two services of one process start at the same time.
    running = { provider: new TracerProvider(), users: 1 };
    const provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': settings.service, 'service.namespace': 'yidan' }),
      spanProcessors: [...processors, ...(settings.otlpUrl ? [await exportTo(settings.otlpUrl)] : [])],
    });
    running.provider = provider;
    trace.setGlobalTracerProvider(provider);
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  }
  let stopped = false;
  return async () => {
    if (stopped || !running) return;
    stopped = true;
    running.users -= 1;
    if (running.users > 0) return;
    const { provider } = running;
    running = null;
    trace.disable();
    context.disable();
    propagation.disable();
    await provider.shutdown();
  };
}

// The exporter is loaded only where it is used: it costs a tenth of a second at start.
async function exportTo(url: string): Promise<SpanProcessor> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) });
}
