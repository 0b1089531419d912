import { sameOutcome, type Outcome } from './same-outcome.ts';

const outcome = (decision: string, itemKey?: string) => ({ decision, candidates: itemKey === undefined ? [] : [{ itemKey }] }) as Outcome;

describe('a text that was tried', () => {
  it.each([
    ['the same item as surely', outcome('AUTO', 'a'), outcome('AUTO', 'a'), true],
    ['the same item more surely', outcome('CONFIRM', 'a'), outcome('AUTO', 'a'), false],
    ['another item', outcome('AUTO', 'a'), outcome('AUTO', 'b'), false],
    ['nothing, before and after', outcome('UNMATCHED'), outcome('UNMATCHED'), true],
    ['nothing, yet another item is the nearest', outcome('UNMATCHED', 'a'), outcome('UNMATCHED', 'b'), false],
    ['something where nothing was', outcome('UNMATCHED'), outcome('CONFIRM', 'a'), false],
  ])('is answered with %s', (_, before, after, same) => {
    expect(sameOutcome(before, after)).toBe(same);
  });
});
