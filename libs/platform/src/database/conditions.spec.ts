import { containing, likeFor } from './conditions.ts';

describe('a search text', () => {
  it('with letters is looked for in either case; one without has no other case to be found in', () => {
    expect(['河道', '12345', '〔2026〕3号', 'APP', '手机app', 'é'].map(likeFor)).toEqual(['like', 'like', 'like', 'ilike', 'ilike', 'ilike']);
  });

  it('is taken literally, whatever signs it has', () => {
    expect(containing('50%_a\\b')).toBe('%50\\%\\_a\\\\b%');
  });
});
