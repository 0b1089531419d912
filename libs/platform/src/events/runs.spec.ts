import type { EntityManager } from '@mikro-orm/postgresql';
import type { SequencedEvent } from '../journal/journal-reader.ts';
import { Binding } from './binding.ts';
import { runsOf, tenantByTenant, type Handler } from './runs.ts';

const QINGHE = '519901';
const LINJIANG = '519902';

const event = (type: string, position: number, tenantId = QINGHE, version = 1) => ({ type, position: String(position), tenantId, version }) as SequencedEvent;
const handler = (kind: Handler['kind'], takesRuns: boolean): Handler => ({ kind, takesRuns, handle: () => Promise.resolve() });
const copying = handler('PROJECT', true);
const single = handler('PROJECT', false);
const acting = handler('REACT', false);

const parted = (events: SequencedEvent[], handlersOf: (event: SequencedEvent) => Handler[]): string[][] =>
  runsOf(events, handlersOf).map((run) => run.events.map(({ position }) => position));

describe('events that follow each other', () => {
  it('are taken together where they are of one type, one version and one tenant', () => {
    const events = [event('a', 1), event('a', 2), event('a', 3, LINJIANG), event('a', 4), event('b', 5), event('b', 6), event('b', 7, QINGHE, 2), event('a', 8)];
    expect(parted(events, () => [copying])).toEqual([['1', '2'], ['3'], ['4'], ['5', '6'], ['7'], ['8']]);
  });

  it('may be taken tenant by tenant, each tenant’s in their order', () => {
    const events = [event('a', 1), event('a', 2, LINJIANG), event('b', 3), event('a', 4, LINJIANG), event('a', 5)];
    expect(tenantByTenant(events).map(({ position }) => position)).toEqual(['1', '3', '5', '2', '4']);
    expect(parted(tenantByTenant(events), () => [copying])).toEqual([['1'], ['3'], ['5'], ['2', '4']]);
  });

  it('keep their order, and those that nobody hears part nothing', () => {
    const events = [event('a', 1), event('silent', 2), event('a', 3, LINJIANG), event('silent', 4), event('a', 5, LINJIANG)];
    expect(parted(events, ({ type }) => (type === 'silent' ? [] : [copying]))).toEqual([['1'], ['3', '5']]);
    expect(parted([], () => [copying])).toEqual([]);
  });

  it('are taken one by one where a handler of theirs takes one', () => {
    const events = [event('a', 1), event('a', 2), event('a', 3)];
    expect(parted(events, () => [single])).toEqual([['1'], ['2'], ['3']]);
    expect(parted(events, () => [copying, single])).toEqual([['1'], ['2'], ['3']]);
    expect(parted(events, () => [copying, copying])).toEqual([['1', '2', '3']]);
  });

  it('are taken one by one from where the service reacts to them', () => {
    const events = [1, 2, 3, 4].map((n) => event('a', n));
    const reactsAfter2 = ({ position }: SequencedEvent) => (Number(position) > 2 ? [copying, acting] : [copying]);
    expect(parted(events, reactsAfter2)).toEqual([['1', '2'], ['3'], ['4']]);
  });
});

describe('a transaction', () => {
  it('is bound anew only where the tenant or its city changes', async () => {
    const told: unknown[] = [];
    const em = { execute: (_: string, values: unknown[]) => Promise.resolve(told.push(values)) } as unknown as EntityManager;
    const binding = new Binding(em, { tenant: QINGHE, city: null, actor: { id: 'system:spec', organId: null, roles: [] } });
    for (const [tenant, city] of [[QINGHE, null], [QINGHE, '519900'], [QINGHE, '519900'], [LINJIANG, '519900'], [LINJIANG, null], [QINGHE, null], [QINGHE, null]] as const) await binding.to(tenant, city);
    expect(told).toEqual([[QINGHE, '519900'], [LINJIANG, '519900'], [LINJIANG, ''], [QINGHE, '']]);
  });
});
