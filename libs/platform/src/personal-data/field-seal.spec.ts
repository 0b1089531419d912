import { createCipheriv, randomBytes } from 'node:crypto';
import { FieldKeys } from './field-keys.ts';
import { FieldKeysMissing, FieldKeyUnknown, SealBroken } from './field-seal.errors.ts';
import { FieldSeal, unopened, type SealedPlace } from './field-seal.ts';

const first = FieldKeys.only(randomBytes(32));
const both = first.renewed('2026-11', randomBytes(32));
const place: SealedPlace = { tenantId: '510184', table: 'incoming_matter', rowId: '0199aaaa-0000-7000-8000-00000000b001', field: 'complainant_enc' };
const text = '{"name":"王桂芬","phone":"13800138000"}';

/** As both services sealed before keys had names: bound to the row only. */
function formerly(version: number | null, key: Buffer, iv = randomBytes(12)): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place.rowId));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([version === null ? Buffer.alloc(0) : Buffer.of(version), iv, cipher.getAuthTag(), sealed]);
}

describe('a sealed field', () => {
  it('is opened in its place, looks different each time and shows nothing of the text', () => {
    const seal = new FieldSeal(first);
    const [one, two] = [seal.seal(text, place), seal.seal(text, place)];

    expect([seal.open(one, place), seal.open(two, place)]).toEqual([text, text]);
    expect(one.equals(two)).toBe(false);
    expect(one.includes('13800138000')).toBe(false);
  });

  it.each(['tenantId', 'table', 'rowId', 'field'] as const)('does not open when it is moved: another %s', (part) => {
    const seal = new FieldSeal(first);

    expect(() => seal.open(seal.seal(text, place), { ...place, [part]: 'another' })).toThrow(SealBroken);
  });

  it('does not open when a bit of it is changed, wherever', () => {
    const seal = new FieldSeal(first);
    const sealed = seal.seal(text, place);

    for (let i = 0; i < sealed.length; i += 1) {
      const altered = Buffer.from(sealed);
      altered[i]! ^= 1;
      expect(() => seal.open(altered, place)).toThrow();
    }
  });

  it('is opened by the key it names, also after another key seals', () => {
    const old = new FieldSeal(first).seal(text, place);
    const seal = new FieldSeal(both);

    expect(seal.open(old, place)).toBe(text);
    expect(seal.seal(text, place).subarray(0, 9).toString('latin1')).toBe('\u0002\u00072026-11');
  });

  it('whose key is gone is refused by the name of the key, and one of many does not close the others', () => {
    const seal = new FieldSeal(first);
    const sealed = new FieldSeal(both).seal(text, place);

    expect(() => seal.open(sealed, place)).toThrow(FieldKeyUnknown);
    expect(() => seal.open(sealed, place)).toThrow('sealed with the key 2026-11');
    expect(seal.openOr(sealed, place, unopened)).toBe('（无法解密：缺少密钥 2026-11）');
    expect(() => new FieldSeal(null).open(sealed, place)).toThrow(FieldKeysMissing);
  });

  it.each([['a version and no key’s name', 1], ['neither', null]])('sealed formerly with %s still opens, whichever key it was', (_, version) => {
    const seal = new FieldSeal(both);

    expect(seal.open(formerly(version, first.current.key), place)).toBe(text);
    expect(seal.open(formerly(version, both.current.key), place)).toBe(text);
    expect(() => seal.open(formerly(version, randomBytes(32)), place)).toThrow(SealBroken);
  });

  it('sealed formerly opens also where chance made it begin like one of today', () => {
    const looksNew = Buffer.concat([Buffer.of(2, 1), Buffer.from('a'), randomBytes(9)]);
    const looksOld = Buffer.concat([Buffer.of(1), randomBytes(11)]);

    for (const iv of [looksNew, looksOld]) expect(new FieldSeal(both).open(formerly(null, first.current.key, iv), place)).toBe(text);
  });
});

describe('the keys', () => {
  it('are read as they are written, and what is wrong is told without the keys', () => {
    const secret = randomBytes(32).toString('base64');

    expect(FieldKeys.parse(both.toText()).toText()).toBe(both.toText());
    const wrong: [string, string][] = [
      ['{', 'must be JSON'],
      ['{"current":"a"}', 'must be JSON'],
      [`{"current":"b","keys":{"a":"${secret}"}}`, 'the current key b is not among the keys'],
      [`{"current":"a","keys":{"a":"${secret.slice(8)}"}}`, 'the key a must be 32 bytes in base64'],
      [`{"current":"a b","keys":{"a b":"${secret}"}}`, 'is no name of a key'],
    ];
    for (const [given, told] of wrong) {
      expect(() => FieldKeys.parse(given)).toThrow(told);
      expect(() => FieldKeys.parse(given)).not.toThrow(secret.slice(8, 20));
    }
  });

  it('a new one seals and the others still open, until only the current one is kept', () => {
    expect(both.currentId).toBe('2026-11');
    expect(both.find('default')).toEqual(first.current.key);
    expect(both.currentOnly().find('default')).toBeUndefined();
    expect(() => both.renewed('default', randomBytes(32))).toThrow('there is a key default already');
  });
});
