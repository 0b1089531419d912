import { ListIndex } from '@yidan/matching';
import { sampleItems } from '../sample-items.ts';
import { answeredBy } from './answered.ts';
import { countsOf, messagesOf, splitBy } from './history.ts';
import { toldSubjects } from './told-subjects.ts';

const items = new Map(sampleItems().map((item) => [item.code, item]));

describe('the subjects people told', () => {
  it('are more than two hundred, each told by thirteen people and labelled by items of the sample lists', () => {
    expect(toldSubjects.length).toBeGreaterThanOrEqual(220);
    for (const { messages } of toldSubjects) expect(messages).toHaveLength(13);
    for (const { organs, items: cited } of messagesOf(toldSubjects)) for (const code of cited) expect(organs).toContain(items.get(code)?.organId);
  });

  it('are split the same way for the same seed: nothing asked was taught, and never-taught subjects are not taught at all', () => {
    const { taught, heldBack, neverTaught } = splitBy(1, toldSubjects, 2000);
    expect(splitBy(1, toldSubjects, 2000).taught).toEqual(taught);
    expect(taught).toHaveLength(2000);
    const known = new Set(taught.map(({ text }) => text));
    const shared = [...heldBack, ...neverTaught].filter(({ text }) => known.has(text));
    expect(shared).toEqual([]);
  });
});

describe('learning from 2,000 decided matters', () => {
  it('leaves fewer errors than the list alone, on matters of the same subjects and on subjects never taught', () => {
    const { taught, heldBack, neverTaught } = splitBy(1, toldSubjects, 2000);
    const index = new ListIndex({ seed: [] });
    for (const item of items.values()) index.put(item);
    const { tenantId } = [...items.values()][0]!;
    const organOf = new Map([...items.values()].map(({ itemKey, organId }) => [itemKey, organId]));
    const [before, neverBefore] = [answeredBy(index, tenantId, heldBack), answeredBy(index, tenantId, neverTaught)];
    index.setLearned(tenantId, countsOf(taught.map(({ text, items: [itemKey] }) => ({ text, itemKey: itemKey! })), organOf), '2000');
    const [after, neverAfter] = [answeredBy(index, tenantId, heldBack, {}), answeredBy(index, tenantId, neverTaught, {})];

    expect(after.organErrors).toBeLessThan(before.organErrors * 0.9);
    expect(after.organAmongThree).toBeGreaterThan(before.organAmongThree + 10);
    expect(neverAfter.organErrors).toBeLessThanOrEqual(neverBefore.organErrors);
    expect(after.autoPrecision).toBeGreaterThanOrEqual(before.autoPrecision);
  });
});
