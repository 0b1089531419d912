import { trace, type Link } from '@opentelemetry/api';
import type { EntityManager } from '@mikro-orm/postgresql';
import { withScope, type Scope } from '../database/scope.ts';
import type { SequencedEvent } from '../journal/journal-reader.ts';
import { inTrace, traceOf, traceparentNow, withSpan } from '../telemetry/tracing.ts';
import type { Binding } from './binding.ts';
import { receivedEvent } from './received.ts';
import { runsOf, tenantByTenant, type Handler, type Run } from './runs.ts';

/** 效果: what this service's handlers do with one producer's events, each bound to the event's tenant. */
export class Effects {
  private readonly allTakeRuns: boolean;

  constructor(
    private readonly producer: string,
    /** Handlers by event pattern, `type@version`. */
    private readonly handlers: Map<string, Handler[]>,
    private readonly cityOf: (tenantId: string) => Promise<string | null>,
  ) {
    this.allTakeRuns = [...handlers.values()].flat().every(({ takesRuns }) => takesRuns);
  }

  /** Runs the handlers of events, in their order, in the transaction they are given. */
  async of(events: readonly SequencedEvent[], binding: Binding, reacts: (event: SequencedEvent) => boolean): Promise<void> {
    const handlersOf = (event: SequencedEvent): Handler[] =>
      (this.handlers.get(`${event.type}@${event.version}`) ?? []).filter(({ kind }) => kind === 'PROJECT' || reacts(event));
    const inOrder = this.allTakeRuns ? tenantByTenant(events) : events;
    for (const run of runsOf(inOrder, handlersOf)) await this.apply(run, binding);
  }

  async scopeOf(event: SequencedEvent): Promise<Scope> {
    return {
      tenant: event.tenantId,
      city: await this.cityOf(event.tenantId),
      actor: { id: `system:${this.producer}-events`, organId: null, roles: [] },
      correlation: event.correlation,
      causation: event.id,
      ...(event.traceparent ? { traceparent: event.traceparent } : {}),
    };
  }

  private async apply({ first, events, handlers }: Run, binding: Binding): Promise<void> {
    const { em } = binding;
    const scope = await this.scopeOf(first);
    await binding.to(scope.tenant, scope.city);
    if (scope.city === null) {
      // The tenant may have been registered by an event of this very transaction.
      scope.city = await cityRegisteredIn(em, scope.tenant);
      await binding.to(scope.tenant, scope.city);
    }
    em.clear();
    const received = events.map(receivedEvent);
    // The trace of the act that caused the event goes on here, and into whatever is journalled because of it.
    await inTrace(first.traceparent, () =>
      withSpan(`apply ${first.type}`, { 'yidan.tenant': first.tenantId, 'yidan.position': first.position, 'yidan.events': events.length }, (span) => {
        span.addLinks(tracesBeside(first, events));
        const traceparent = traceparentNow();
        return withScope({ ...scope, ...(traceparent ? { traceparent } : {}) }, async () => {
          for (const handler of handlers) await handler.handle(received);
          await em.flush();
        });
      }),
    );
  }
}

async function cityRegisteredIn(em: EntityManager, tenant: string): Promise<string | null> {
  const [own] = await em.execute<{ city: string }[]>('select city_tenant_id as city from tenant where tenant_id = ?', [tenant]);
  return own?.city ?? null;
}

/** The other acts whose events are applied together with the first: a span has one parent, so they are linked. */
function tracesBeside(first: SequencedEvent, events: readonly SequencedEvent[]): Link[] {
  const others = new Set(events.map(({ traceparent }) => traceparent));
  others.delete(first.traceparent);
  return [...others].flatMap((traceparent) => {
    const context = trace.getSpanContext(traceOf({ traceparent: traceparent ?? undefined }));
    return context ? [{ context }] : [];
  });
}
