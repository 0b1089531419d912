import type { EntityManager } from '@mikro-orm/postgresql';
import { withScope, type Scope } from '../database/scope.ts';
import type { SequencedEvent } from '../journal/journal-reader.ts';
import { inTrace, traceparentNow, withSpan } from '../telemetry/tracing.ts';
import type { HandlerKind, ReceivedEvent } from './decorators.ts';
import { receivedEvent } from './received.ts';

export interface Handler {
  kind: HandlerKind;
  handle(event: ReceivedEvent<unknown>): Promise<void>;
}

/** Binds the rest of a transaction to a tenant. */
export async function bind(em: EntityManager, tenant: string, city: string | null): Promise<void> {
  await em.execute(`select set_config('app.tenant', ?, true), set_config('app.city', ?, true)`, [tenant, city ?? '']);
}

/** 效果: what this service's handlers do with one producer's events, each bound to the event's tenant. */
export class Effects {
  constructor(
    private readonly producer: string,
    /** Handlers by event pattern, `type@version`. */
    private readonly handlers: Map<string, Handler[]>,
    private readonly cityOf: (tenantId: string) => Promise<string | null>,
  ) {}

  /** Runs the handlers of an event in the transaction it is given. */
  async of(event: SequencedEvent, em: EntityManager, react: boolean): Promise<void> {
    const handlers = (this.handlers.get(`${event.type}@${event.version}`) ?? []).filter((h) => react || h.kind === 'PROJECT');
    if (handlers.length === 0) return;
    const scope = await this.scopeOf(event);
    await bind(em, scope.tenant, scope.city);
    if (scope.city === null) {
      // The tenant may have been registered by an event of this very transaction.
      const [own] = await em.execute<{ city: string }[]>('select city_tenant_id as city from tenant where tenant_id = ?', [scope.tenant]);
      scope.city = own?.city ?? null;
      if (own) await bind(em, scope.tenant, scope.city);
    }
    em.clear();
    const received = receivedEvent(event);
    // The trace of the act that caused the event goes on here, and into whatever is journalled because of it.
    await inTrace(event.traceparent, () =>
      withSpan(`apply ${event.type}`, { 'yidan.tenant': event.tenantId, 'yidan.position': event.position }, () => {
        const traceparent = traceparentNow();
        return withScope({ ...scope, ...(traceparent ? { traceparent } : {}) }, async () => {
          for (const handler of handlers) await handler.handle(received);
          await em.flush();
        });
      }),
    );
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
}
