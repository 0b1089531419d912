import type { FlushEventArgs } from '@mikro-orm/core';
import { changedByLastSave, ChangeNotes, takeChanges } from './change-notes.ts';

const flushed = (...sets: object[]): FlushEventArgs => ({ uow: { getChangeSets: () => sets } }) as never;
class JsonType {}
const meta = { properties: { callback: { customType: new JsonType() } } };

describe('what an act changed', () => {
  it('is told as before and after of the columns it changed, over all flushes of the act, and once', () => {
    const order = {};
    const notes = new ChangeNotes();
    notes.onFlush(flushed({ entity: order, meta, originalEntity: { state: 'DISPATCHED', dueAt: null, callback: null }, payload: { state: 'SIGNED', callback: '{"resolved":true}' } }));
    notes.onFlush(flushed({ entity: order, meta, originalEntity: { state: 'SIGNED', dueAt: null }, payload: { state: 'IN_PROGRESS', dueAt: '2026-09-08' } }));
    expect(takeChanges(order)).toEqual({
      before: { state: 'DISPATCHED', dueAt: null, callback: null },
      after: { state: 'IN_PROGRESS', dueAt: '2026-09-08', callback: { resolved: true } },
    });
    expect(changedByLastSave(order).sort()).toEqual(['callback', 'dueAt', 'state']);
    expect(takeChanges(order)).toBeUndefined();
    expect(changedByLastSave(order)).toEqual([]);
  });

  it('shows of sealed columns and of very long texts only that they were changed', () => {
    const person = {};
    new ChangeNotes().onFlush(flushed({ entity: person, meta, originalEntity: { nameSealed: Buffer.from('old'), note: 'short' }, payload: { nameSealed: Buffer.from('new'), note: 'x'.repeat(5000) } }));
    expect(takeChanges(person)).toEqual({ before: { nameSealed: '«changed»', note: 'short' }, after: { nameSealed: '«changed»', note: '«changed»' } });
  });

  it('is nothing for a row that was not there before: its event tells of it', () => {
    const matter = {};
    new ChangeNotes().onFlush(flushed({ entity: matter, meta, payload: { content: '王女士反映' } }));
    expect(takeChanges(matter)).toBeUndefined();
  });
});
