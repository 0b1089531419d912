import { randomBytes } from 'node:crypto';
import { NameUnprotected } from '../../domain/organisation/organisation.errors.ts';
import { NameSeal } from './name-seal.ts';

const seal = new NameSeal(randomBytes(32));

describe('a sealed name', () => {
  it('can be opened again for its person', () => {
    expect(seal.open(seal.seal('周文静', 'p1'), 'p1')).toBe('周文静');
  });

  it('looks different each time and shows nothing of the name', () => {
    const [one, two] = [seal.seal('周文静', 'p1'), seal.seal('周文静', 'p1')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('周文静')).toBe(false);
  });

  it('cannot be moved to another person, altered, or opened with another key', () => {
    const sealed = seal.seal('周文静', 'p1');
    expect(() => seal.open(sealed, 'p2')).toThrow();
    const altered = Buffer.from(sealed);
    altered[altered.length - 1]! ^= 1;
    expect(() => seal.open(altered, 'p1')).toThrow();
    expect(() => new NameSeal(randomBytes(32)).open(sealed, 'p1')).toThrow();
  });

  it('is not made without a key', () => {
    expect(() => new NameSeal(null).seal('周文静', 'p1')).toThrow(NameUnprotected);
  });

  it('a request is recognised by a fingerprint that depends on the key', () => {
    expect(seal.fingerprint('周文静')).toBe(seal.fingerprint('周文静'));
    expect(new NameSeal(randomBytes(32)).fingerprint('周文静')).not.toBe(seal.fingerprint('周文静'));
  });
});
