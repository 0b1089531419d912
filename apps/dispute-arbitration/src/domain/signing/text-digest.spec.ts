import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { digestOfText } from './text-digest.ts';

describe('the digest of a text that is signed', () => {
  it('is the SHA-256 that everybody else computes, of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ minLength: 50, maxLength: 70 })), (text) => {
        expect(digestOfText(text)).toBe(createHash('sha256').update(JSON.stringify(text), 'utf8').digest('hex'));
      }),
    );
    expect(digestOfText('')).toBe('12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126');
  });

  it('does not depend on the order in which the parts were put together', () => {
    expect(digestOfText({ text: '纪要', split: [{ task: '清理', lead: 'A' }] })).toBe(digestOfText({ split: [{ lead: 'A', task: '清理' }], text: '纪要' }));
  });

  it('is another one when a single character, the order of rows or an empty part changes', () => {
    const text = digestOfText({ text: '由水务局牵头。', split: ['a', 'b'] });
    expect(digestOfText({ text: '由水务局牵头', split: ['a', 'b'] })).not.toBe(text);
    expect(digestOfText({ text: '由水务局牵头。', split: ['b', 'a'] })).not.toBe(text);
    expect(digestOfText({ text: '由水务局牵头。', split: ['a', 'b'], note: null })).not.toBe(text);
    expect(digestOfText({ text: '由水务局牵头。', split: ['a', 'b'], note: undefined })).toBe(text);
  });
});
