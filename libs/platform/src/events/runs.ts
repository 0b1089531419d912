import type { SequencedEvent } from '../journal/journal-reader.ts';
import type { HandlerKind, ReceivedEvent } from './decorators.ts';

/** What is to happen to the events of one pattern. */
export interface Handler {
  kind: HandlerKind;
  /** Whether it takes many events at once; else it is given one. */
  takesRuns: boolean;
  handle(run: readonly ReceivedEvent<unknown>[]): Promise<void>;
}

/** 连续事件: events of one type and one tenant that follow each other, and the handlers that take them together. */
export interface Run {
  first: SequencedEvent;
  events: SequencedEvent[];
  handlers: readonly Handler[];
}

/**
 * Parts events into runs, in their order; those that nobody handles fall out.
 * One handler that takes events singly keeps all of that event's handlers to single events, so none ever sees a copy that is ahead of its event.
 */
export function runsOf(events: readonly SequencedEvent[], handlersOf: (event: SequencedEvent) => readonly Handler[]): Run[] {
  const runs: Run[] = [];
  for (const event of events) {
    const handlers = handlersOf(event);
    if (handlers.length === 0) continue;
    const before = runs.at(-1);
    if (before && goesWith(before, event, handlers)) before.events.push(event);
    else runs.push({ first: event, events: [event], handlers });
  }
  return runs;
}

/** The same events tenant by tenant, each tenant's in their order: no tenant sees another's rows, and runs become longer where many tenants are at work at once. */
export function tenantByTenant(events: readonly SequencedEvent[]): SequencedEvent[] {
  return [...Map.groupBy(events, ({ tenantId }) => tenantId).values()].flat();
}

function goesWith({ first, handlers: before }: Run, event: SequencedEvent, handlers: readonly Handler[]): boolean {
  const alike = first.tenantId === event.tenantId && first.type === event.type && first.version === event.version;
  return alike && [...before, ...handlers].every(({ takesRuns }) => takesRuns);
}
