import { context, propagation, ROOT_CONTEXT, SpanStatusCode, trace, type Attributes, type Context, type Span } from '@opentelemetry/api';

/** Runs work in a span of its own; an error marks the span and goes on. */
export async function withSpan<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T> | T): Promise<T> {
  return trace.getTracer('yidan').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      if (error instanceof Error) span.recordException(error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The W3C traceparent of the running span, as the journal and the headers of an event carry it. */
export function traceparentNow(): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'];
}

/** Continues the trace that a traceparent names; without one the work begins a trace of its own. */
export function inTrace<T>(traceparent: string | null | undefined, work: () => T): T {
  return context.with(traceOf({ traceparent: traceparent ?? undefined }), work);
}

/** The trace an incoming carrier names. */
export function traceOf(carrier: Record<string, string | string[] | undefined>): Context {
  return propagation.extract(ROOT_CONTEXT, carrier);
}
