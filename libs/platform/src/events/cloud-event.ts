import type { JsMsg } from '@nats-io/jetstream';
import { headers } from '@nats-io/nats-core';
import type { SequencedEvent } from '../journal/journal-reader.ts';

/** CloudEvents 1.0 in binary mode, plus the two positions a reader needs to see a gap. */
export function cloudEvent(service: string, event: SequencedEvent): ReturnType<typeof headers> {
  const h = headers();
  const set = (name: string, value: string | null): void => {
    if (value !== null) h.set(name, value);
  };
  set('ce-specversion', '1.0');
  set('ce-id', event.id);
  set('ce-source', `/yidan/${service}`);
  set('ce-type', event.type);
  set('ce-subject', `${event.aggregate.type}/${event.aggregate.id}`);
  set('ce-time', event.occurredAt);
  set('ce-datacontenttype', 'application/json');
  set('ce-tenant', event.tenantId);
  set('ce-schemaversion', String(event.version));
  set('ce-aggregateversion', String(event.aggregate.version));
  set('ce-actor', Buffer.from(event.actor).toString('base64'));
  set('ce-correlation', event.correlation);
  set('ce-causation', event.causation);
  set('traceparent', event.traceparent);
  set('yidan-position', event.position);
  set('yidan-previous', event.previous);
  return h;
}

/** The event a message carries; null for a message that no relay of ours has published. */
export function eventOf(message: JsMsg): SequencedEvent | null {
  const h = message.headers;
  if (!h || !/^\d+$/.test(h.get('yidan-position')) || !/^\d+$/.test(h.get('yidan-previous')) || !/^[^/]+\/[^/]+$/.test(h.get('ce-subject'))) return null;
  const [aggregateType, aggregateId] = h.get('ce-subject').split('/') as [string, string];
  return {
    id: h.get('ce-id'),
    position: h.get('yidan-position'),
    previous: h.get('yidan-previous'),
    tenantId: h.get('ce-tenant'),
    type: h.get('ce-type'),
    version: Number(h.get('ce-schemaversion')),
    aggregate: { type: aggregateType, id: aggregateId, version: Number(h.get('ce-aggregateversion')) },
    occurredAt: h.get('ce-time'),
    actor: Buffer.from(h.get('ce-actor'), 'base64').toString(),
    correlation: h.get('ce-correlation'),
    causation: h.get('ce-causation') || null,
    traceparent: h.get('traceparent') || null,
    payload: message.string(),
  };
}
