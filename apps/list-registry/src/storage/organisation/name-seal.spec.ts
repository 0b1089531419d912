import { randomBytes } from 'node:crypto';
import { FieldKeys, FieldSeal, type TenantSecrets } from '@yidan/platform';
import { NameUnprotected } from '../../domain/organisation/organisation.errors.ts';
import { NameSeal } from './name-seal.ts';

const noSecrets = null as unknown as TenantSecrets;
const keys = FieldKeys.only(randomBytes(32));
const seal = new NameSeal(new FieldSeal(keys), noSecrets);
const zhou = { tenantId: '990102', id: 'p1' };

describe('a sealed name', () => {
  it('can be opened again for its person', () => {
    expect(seal.open(seal.seal('周文静', zhou), zhou)).toBe('周文静');
  });

  it('looks different each time and shows nothing of the name', () => {
    const [one, two] = [seal.seal('周文静', zhou), seal.seal('周文静', zhou)];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('周文静')).toBe(false);
  });

  it('whose key is not here says which key it needs, in the place of the name', () => {
    const later = new NameSeal(new FieldSeal(keys.renewed('2026-11', randomBytes(32))), noSecrets);
    const sealed = later.seal('周文静', zhou);

    expect(seal.open(sealed, zhou)).toBe('（无法解密：缺少密钥 2026-11）');
    expect(later.open(seal.seal('周文静', zhou), zhou)).toBe('周文静');
  });

  it('is not made without a key', () => {
    expect(() => new NameSeal(new FieldSeal(null), noSecrets).seal('周文静', zhou)).toThrow(NameUnprotected);
  });
});
