import type { MatchReason } from '@yidan/contracts';
import { shareOf, sortReasons } from './reasons.ts';

const aReason = (kind: string, weight: number): MatchReason => ({ kind, weight, field: 'name', terms: [], text: '', textZh: '' });
const named = (reasons: readonly MatchReason[]): string[] => reasons.map(({ kind, weight }) => `${kind} ${weight}`);

describe('a reason', () => {
  it.each([
    ['NAME', 0.503, 50],
    ['LEXICON', 0.002, null],
    ['PLACE', -0.7, null],
    ['PLACE', 0.1, null],
    ['USUAL_HOLDER', 1, null],
  ])('%s of weight %d is shown as %s percent of the evidence', (kind, weight, share) => {
    expect(shareOf({ kind, weight })).toBe(share);
  });
});

describe('the reasons of an answer', () => {
  it('are the weightiest five, the others on request', () => {
    const { first, rest } = sortReasons([0.05, 0.3, 0.1, 0.2, 0.04, 0.25, 0.06].map((weight) => aReason('TERM', weight)));
    expect(named(first)).toEqual(['TERM 0.3', 'TERM 0.25', 'TERM 0.2', 'TERM 0.1', 'TERM 0.06']);
    expect(named(rest)).toEqual(['TERM 0.05', 'TERM 0.04']);
  });

  it('leave out what is below three percent until it is asked for', () => {
    const { first, rest } = sortReasons([aReason('NAME', 0.94), aReason('TERM', 0.03), aReason('BASIS', 0.024)]);
    expect([named(first), named(rest)]).toEqual([['NAME 0.94', 'TERM 0.03'], ['BASIS 0.024']]);
  });

  it('are never none where there are crumbs only', () => {
    const { first, rest } = sortReasons([aReason('TERM', 0.01), aReason('TERM', 0.02)]);
    expect([named(first), named(rest)]).toEqual([['TERM 0.02'], ['TERM 0.01']]);
  });

  it('always say whether the place fits, and keep common knowledge apart from the list', () => {
    const { first, rest, commonKnowledge } = sortReasons([aReason('USUAL_HOLDER', 1), aReason('PLACE', -0.7), ...[0.3, 0.2, 0.2, 0.1, 0.1, 0.1].map((weight) => aReason('NAME', weight))]);
    expect(named(first)).toContain('PLACE -0.7');
    expect(first).toHaveLength(6);
    expect(rest).toHaveLength(1);
    expect(named(commonKnowledge)).toEqual(['USUAL_HOLDER 1']);
  });
});
