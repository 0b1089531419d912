import { shareOf } from './reason-share.ts';

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
