import fc from 'fast-check';
import { maskDeep, maskedOrNull, maskNumbers } from './masked-text.ts';

describe('a citizen’s text outside the handling chain', () => {
  it.each([
    ['a mobile number', '请打我手机13800138000。', '请打我手机138********。'],
    ['a mobile number in groups', '电话 138-0013-8000 找王师傅', '电话 138******** 找王师傅'],
    ['a mobile number with the country’s code', '联系+86 138 0013 8000', '联系861**********'],
    ['a mobile number in full-width digits', '联系１３８００１３８０００', '联系１３８********'],
    ['a mobile number spelt out', '我的号码是幺三八零零幺三八零零零', '我的号码是幺三八********'],
    ['a landline with its area code', '家里028-85123456，白天在', '家里028********，白天在'],
    ['a landline with its area code in brackets', '（0839）3261234', '083********'],
    ['a landline that is only called one', '座机：85123456', '座机：851*****'],
    ['an identity number', '身份证510104199003071234', '身份证510***************'],
    ['an identity number that ends in X', '510104 19900307 123x本人', '510***************本人'],
    ['an identity number of 15 digits', '510104900307123', '510************'],
    ['a WeChat number that is a telephone number', '微信同号: 13912345678', '微信同号: 139********'],
  ])('shows no more than the beginning of %s', (_, text, shown) => {
    expect(maskNumbers(text)).toBe(shown);
  });

  it.each([
    '拨打12345后仍无人处理，110来过。',
    '派件单 PJ-20260302-00001，来件 LJ-20260302-00001',
    '事项 510184-SWJ-01020003，2026年3月2日20260302上报',
    '倒了约1200000元的渣土，河长120.5米，3栋2单元1801室',
    '成府发〔2026〕12号，统一社会信用代码91510100MA6CGPQ21X',
    '桥下河边有人往河里倒建筑垃圾',
  ])('keeps what is no such number: %s', (text) => {
    expect(maskNumbers(text)).toBe(text);
    expect(maskedOrNull(text)).toBeNull();
  });

  it('never shows a mobile or an identity number, whatever stands around it', () => {
    const word = fc.stringMatching(/^[\p{Script=Han}，。：；（） ]{0,12}$/u);
    const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.stringMatching(/^\d{9}$/)).map(([second, rest]) => `1${second}${rest}`);
    const identity = fc.tuple(fc.stringMatching(/^[1-6]\d{5}$/), fc.integer({ min: 1930, max: 2020 }), fc.stringMatching(/^(0[1-9]|1[0-2])(0[1-9]|[12]\d)\d{3}[\dX]$/)).map((parts) => parts.join(''));

    fc.assert(
      fc.property(word, fc.oneof(mobile, identity), word, fc.constantFrom('', ' ', '-'), (before, number, after, between) => {
        const written = [...number].map((digit, i) => (i > 0 && i % 4 === 3 ? `${between}${digit}` : digit)).join('');
        const shown = maskNumbers(`${before}${written}${after}`);
        expect(shown).not.toContain(written);
        expect(shown).not.toMatch(/\d{5}/);
      }),
    );
  });

  it('does not name its sender either, where the sender’s name is known', () => {
    expect(maskedOrNull('我是王桂芬，请找王桂芬 13800138000', '王桂芬')).toBe('我是王**，请找王** 138********');
    expect(maskedOrNull('河里有垃圾', '王桂芬')).toBeNull();
  });

  it('is without numbers however deep they stand', () => {
    expect(maskDeep({ reason: '打13800138000', id: '01931380-0138-7000-8510-028851234567', at: 3, list: [null, { text: '13800138000' }] })).toEqual({ reason: '打138********', id: '01931380-0138-7000-8510-028851234567', at: 3, list: [null, { text: '138********' }] });
  });
});
