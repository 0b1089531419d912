/** What an aggregate records: a fact by name and version, with its data and the instant it happened. */
export interface RecordedEvent {
  readonly type: string;
  readonly version: number;
  readonly data: unknown;
  readonly occurredAt: Date;
}

// Kept beside the objects, not in them: the ORM builds aggregates without calling a constructor and maps every own property it sees.
const pendingEvents = new WeakMap<object, unknown[]>();

/** 聚合: an object that guards its own rules and remembers what happened to it until someone collects the events. */
export abstract class Aggregate<E extends RecordedEvent = RecordedEvent> {
  /** Hands over the events recorded since the last call, oldest first. */
  pullEvents(): E[] {
    const events = pendingEvents.get(this) ?? [];
    pendingEvents.delete(this);
    return events as E[];
  }

  protected record(event: E): void {
    const events = pendingEvents.get(this);
    if (events) events.push(event);
    else pendingEvents.set(this, [event]);
  }
}
