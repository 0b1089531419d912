import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core';

/** 变更: what an act changed in its aggregate's row, by property: before and after. */
export interface Changes {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** Stands for what must not be readable in the journal, or is too long for it. */
export const CHANGED = '«changed»';
const LONGEST = 4000;

const noted = new WeakMap<object, Changes>();
const told = new WeakMap<object, Changes | undefined>();

/** 变更记录: notes what each flush changes in rows that were there before, so that no use case has to; a new row is told of by its event. */
export class ChangeNotes implements EventSubscriber {
  onFlush({ uow }: FlushEventArgs): void {
    for (const { entity, payload, originalEntity, meta } of uow.getChangeSets()) {
      if (!originalEntity) continue;
      const [was, is] = [originalEntity as Record<string, unknown>, payload as Record<string, unknown>];
      const changes = noted.get(entity) ?? { before: {}, after: {} };
      for (const name of Object.keys(is)) {
        // When it was is said by the event.
        if (name === 'updatedAt') continue;
        const { customType } = meta.properties[name as keyof typeof meta.properties] ?? {};
        const isJson = customType?.constructor.name === 'JsonType';
        // What was noted first is how it was, however often it was written since.
        if (!(name in changes.before)) changes.before[name] = tellable(was[name], isJson);
        changes.after[name] = tellable(is[name], isJson);
      }
      if (Object.keys(changes.after).length > 0) noted.set(entity, changes);
    }
  }
}

/** What was changed in an aggregate since its last event; told once. */
export function takeChanges(aggregate: object): Changes | undefined {
  const changes = noted.get(aggregate);
  noted.delete(aggregate);
  told.set(aggregate, changes);
  return changes;
}

/** Which properties of its row the last save of an aggregate changed: what follows from a row need not be looked at where nothing of it did. A new row changed none. */
export function changedByLastSave(aggregate: object): string[] {
  return Object.keys(told.get(aggregate)?.after ?? {});
}

function tellable(value: unknown, isJson: boolean): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return CHANGED;
  const told: unknown = isJson && typeof value === 'string' ? JSON.parse(value) : value;
  return (JSON.stringify(told) ?? '').length > LONGEST ? CHANGED : told;
}
