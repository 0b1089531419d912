import { bodyHash } from './idempotency.ts';

describe('the fingerprint of a body', () => {
  it('does not depend on the order of the fields', () => {
    expect(bodyHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(bodyHash({ b: { d: null, c: [1, 2] }, a: 1 }));
  });

  it('tells bodies apart by value, by order of a list, and from none', () => {
    const hashes = [{ a: 1 }, { a: '1' }, { a: [1, 2] }, { a: [2, 1] }, {}, [], null, undefined].map(bodyHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
