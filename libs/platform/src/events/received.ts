import { eventCatalogue } from '@yidan/contracts';
import type { SequencedEvent } from '../journal/journal-reader.ts';
import type { ReceivedEvent } from './decorators.ts';

/** Reads an event by its contract; an event that does not fit is a deterministic failure and will be parked. */
export function receivedEvent(event: SequencedEvent): ReceivedEvent<unknown> {
  const contract = eventCatalogue.get(`${event.type}@${event.version}`);
  if (!contract) throw new Error(`no contract declares ${event.type} v${event.version}`);
  return {
    id: event.id,
    tenantId: event.tenantId,
    type: event.type,
    version: event.version,
    data: contract.parse(JSON.parse(event.payload)),
    occurredAt: new Date(event.occurredAt),
    position: event.position,
    aggregate: event.aggregate,
  };
}
