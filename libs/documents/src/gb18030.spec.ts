import { decodeGb18030, encodeGb18030 } from './gb18030.ts';

const hex = (text: string): string => Buffer.from(encodeGb18030(text)).toString('hex');
const from = (bytes: string): string => decodeGb18030(Buffer.from(bytes, 'hex'));

describe('GB 18030', () => {
  it('holds every character there is, but one private one', () => {
    const changed: number[] = [];
    for (let start = 0; start <= 0x10ffff; start += 0x100) {
      const all = Array.from({ length: 0x100 }, (_, i) => start + i).filter((code) => code < 0xd800 || code > 0xdfff);
      const text = String.fromCodePoint(...all);
      if (decodeGb18030(Buffer.from(encodeGb18030(text))) === text) continue;
      changed.push(...all.filter((code) => decodeGb18030(Buffer.from(encodeGb18030(String.fromCodePoint(code)))) !== String.fromCodePoint(code)));
    }

    expect(changed).toEqual([0xe5e5]);
  });

  it.each([
    ['two bytes', '一', 'd2bb'],
    ['four bytes', '㐀', '8139ee39'],
    ['four bytes beyond the first plane', '𠮷', '9534b235'],
    ['the vertical comma, as of 2022', '︐', 'a6d9'],
    ['a component, as of 2022', '龴', 'fe59'],
    ['the private character that stood in for it', '\ue81e', '82359037'],
    ['the last ideograph of the first plane in 2022', '\u9fff', '82359832'],
  ])('writes %s as the standard does', (_, character, bytes) => {
    expect(hex(character)).toBe(bytes);
    expect(from(bytes)).toBe(character);
  });

  it('reads as the decoder of the platform reads, which takes the stand-ins for what they stood in for', () => {
    const theirs = new TextDecoder('gb18030', { ignoreBOM: true });
    const standIns = [...'\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864'];
    const all = Array.from({ length: 0x30000 }, (_, code) => code).filter((code) => (code < 0xd800 || code > 0xdfff) && code !== 0xe5e5 && !standIns.includes(String.fromCodePoint(code)));
    const text = all.map((code) => String.fromCodePoint(code)).join('');

    expect(theirs.decode(encodeGb18030(text)) === text).toBe(true);
    expect(theirs.decode(encodeGb18030(standIns.join('')))).toBe('︐︒︑︓︔︕︖︗︘︙龴龵龶龷龸龹龺龻');
  });
});
