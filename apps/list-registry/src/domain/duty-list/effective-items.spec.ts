import { ListVersionItemsV1 } from '@yidan/contracts';
import { v7 as uuid } from 'uuid';
import { aRow } from '../../../test/a-list.ts';
import { chunksOf, effectiveItem } from './effective-items.ts';
import { listItem } from './listed-item.ts';

const unit = uuid();
const listed = (given: Partial<Parameters<typeof aRow>[0]> = {}) => listItem(aRow({ seqNo: 1, ...given }), uuid(), { code: '510184-SWJ-01010001', level1: '01', level2: '01' }, () => unit);
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const event = (items: ReturnType<typeof effectiveItem>[]) => ({ versionId: uuid(), organId: uuid(), chunk: 1, chunks: 1, items });

describe('the items of a version as other services get them', () => {
  it('fit their contract', () => {
    const items = [effectiveItem(listed({ timeLimit: { amount: 20, clock: 'WORKING_DAY' }, powers: [{ type: 'PENALTY', name: '罚款' }] }))];

    expect(ListVersionItemsV1.parse(event(items)).items).toEqual(items);
  });

  it('fit it also where headings hold line breaks and classes are the tenant’s own', () => {
    const odd = effectiveItem(listed({ majorFunction: { name: `水资源\n管理${'长'.repeat(600)}`, category: '统筹协调' } }));

    expect(ListVersionItemsV1.parse(event([odd])).items[0]?.majorFunction.category).toBe('OTHER');
  });

  it('come in pieces of at most 200, in the order of the list', () => {
    const items = Array.from({ length: 450 }, () => effectiveItem(listed()));

    const chunks = chunksOf(items);

    expect(chunks.map((chunk) => chunk.length)).toEqual([200, 200, 50]);
    expect(chunks.flat()).toEqual(items);
  });

  it('come in pieces of at most 200 KB', () => {
    const items = Array.from({ length: 60 }, () => effectiveItem(listed({ basis: [{ text: '法'.repeat(5000), role: 'ORIGIN' }] })));

    const chunks = chunksOf(items);

    expect(chunks.flat()).toEqual(items);
    expect(Math.max(...chunks.map((chunk) => bytes(event(chunk))))).toBeLessThan(210 * 1024);
  });

  it('are cut where one alone would not fit, and the list itself keeps the whole text', () => {
    const law = '第一条'.repeat(10_000);
    const item = listed({ basis: Array.from({ length: 30 }, () => ({ text: law, role: 'ORIGIN' as const })) });

    const cut = effectiveItem(item);

    expect(bytes(cut)).toBeLessThan(48 * 1024);
    expect(item.basisRefs[0]?.text).toBe(law);
    expect(chunksOf([cut, cut, cut])).toHaveLength(1);
  });

  it('are never cut through a character', () => {
    const cut = effectiveItem(listed({ description: '𠮷'.repeat(60_000) }));

    expect(cut.description.isWellFormed()).toBe(true);
  });
});
