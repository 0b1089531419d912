import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { digestOf, emptyLists, faultsOf, sampleNames, sampleOf, SAMPLES, textOf } from '../test/frozen-samples.ts';
import { eventCatalogue, OrderRedispatchedV1, TenantRegisteredV1 } from './index.ts';

const contracts = [...eventCatalogue.values()];
const frozen = JSON.parse(readFileSync(join(SAMPLES, 'frozen.json'), 'utf8')) as Record<string, string>;
const digests = (): Record<string, string> => Object.fromEntries(sampleNames().map((name) => [name, digestOf(textOf(name))]));

describe('the frozen samples of the events', () => {
  it('are one for each contract, and none without a contract', () => {
    expect(sampleNames().sort()).toEqual(contracts.map(({ type, version }) => sampleOf(type, version)).sort());
  });

  it('are as they were written: what a journal holds cannot be changed afterwards', () => {
    expect(digests()).toEqual(frozen);
  });

  it.each(contracts)('$pattern is read in full by the contract of today', ({ type, version, schema }) => {
    const sample: unknown = JSON.parse(textOf(sampleOf(type, version)));
    expect(faultsOf(schema, sample)).toEqual([]);
    expect(emptyLists(sample)).toEqual([]);
  });
});

describe('a contract that can no longer read what was written', () => {
  const tenant = JSON.parse(textOf(sampleOf(TenantRegisteredV1.type, 1))) as Record<string, unknown>;
  const { shape } = TenantRegisteredV1.schema;

  it('is caught when a field was taken away', () => {
    expect(faultsOf(TenantRegisteredV1.schema.omit({ cityTenantId: true }), tenant)).toEqual(['is read as something else']);
  });

  it('is caught when a field got another name', () => {
    const { name, ...rest } = shape;
    expect(faultsOf(z.object({ ...rest, title: name }), tenant)).toEqual([expect.stringMatching(/^cannot be read: title/)]);
    expect(faultsOf(z.object({ ...rest, title: name.optional() }), tenant)).toEqual(['is read as something else']);
  });

  it('is caught when a new field is required', () => {
    expect(faultsOf(TenantRegisteredV1.schema.extend({ since: z.iso.date() }), tenant)).toEqual([expect.stringMatching(/^cannot be read: since/)]);
  });

  it('is caught when a value is no longer allowed, or is read as another', () => {
    expect(faultsOf(TenantRegisteredV1.schema.extend({ level: z.enum(['CITY']) }), tenant)).toEqual([expect.stringMatching(/^cannot be read: level/)]);
    expect(faultsOf(TenantRegisteredV1.schema.extend({ name: z.string().transform((name) => name.slice(1)) }), tenant)).toEqual(['is read as something else']);
  });

  it('is told from one that only learned a new optional field', () => {
    expect(faultsOf(TenantRegisteredV1.schema.extend({ since: z.iso.date().optional() }), tenant)).toEqual([]);
  });
});

describe('a sample with an empty list', () => {
  it('is refused: it would not notice a change of what the list holds', () => {
    expect(emptyLists({ items: [{ name: 'a', units: ['b'] }, { name: 'c', units: [] }], days: [] })).toEqual(['items[].units', 'days']);
  });
});

describe('a sample that was edited', () => {
  it('is refused even where the contract can read it', () => {
    const name = sampleOf(OrderRedispatchedV1.type, 1);
    const edited = textOf(name).replace('2026-03-09T11:00:00', '2026-03-09T12:00:00');
    expect(faultsOf(OrderRedispatchedV1.schema, JSON.parse(edited))).toEqual([]);
    expect(digestOf(edited)).not.toBe(frozen[name]);
  });
});
