import { Document, LevelFormat, Packer, Paragraph } from 'docx';
import { aDocx, p } from '../test/a-docx.ts';
import { aZip, anXlsxOf } from '../test/a-zip.ts';
import { DocumentError } from './document-error.ts';
import { encodeGb18030 } from './gb18030.ts';
import { readDocument } from './read-document.ts';

const text = (bytes: Uint8Array): readonly string[] => readDocument(bytes).paragraphs;
const refusalOf = (bytes: Uint8Array, limits = {}): string => {
  try {
    readDocument(bytes, limits);
    return 'nothing';
  } catch (error) {
    return error instanceof DocumentError ? error.code : String(error);
  }
};

describe('a .docx', () => {
  it('is read paragraph by paragraph, its entities as the characters they mean', () => {
    expect(text(aDocx([p('青禾区水务局'), p(''), p('A&amp;B &lt;1&gt; &#x4e00;&#20108;')]))).toEqual(['青禾区水务局', '', 'A&B <1> 一二']);
  });

  it('shows the numbers that Word counts by itself and keeps in no text', () => {
    const lines = [p('主要职责', { numId: 2 }), p('甲', { numId: 1 }), p('子', { numId: 1, level: 1 }), p('丑', { numId: 1, level: 1 }), p('乙', { numId: 1 }), p('寅', { numId: 1, level: 1 }), p('内设机构', { numId: 2 }), p('办公室', { numId: 3 })];
    expect(text(aDocx(lines))).toEqual(['第一条　主要职责', '（一）甲', '1.子', '2.丑', '（二）乙', '1.寅', '第二条　内设机构', '（一）办公室']);
  });

  it('shows the numbers that a style gives, also one that another style is based on', () => {
    expect(text(aDocx([p('甲', { style: 'duty' }), p('乙', { style: 'own' }), p('丙', { style: 'duty', numId: 0 })]))).toEqual(['（一）甲', '（二）乙', '丙']);
  });

  it('counts past ten as officials write it', () => {
    const lines = Array.from({ length: 121 }, (_, i) => p(`职责${i + 1}`, { numId: 1 }));
    const read = text(aDocx(lines));
    expect([9, 10, 19, 20, 99, 100, 120].map((i) => read[i])).toEqual(['（十）职责10', '（十一）职责11', '（二十）职责20', '（二十一）职责21', '（一百）职责100', '（一百零一）职责101', '（一百二十一）职责121']);
  });

  it('is read as it stands after tracked changes, and no part of it twice', () => {
    const deleted = '<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText><w:t>删去</w:t></w:r></w:del><w:ins><w:r><w:t>新增</w:t></w:r></w:ins></w:p>';
    const box = '<w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>框内</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>框内</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>框外</w:t></w:r></w:p>';
    expect(text(aDocx([deleted, box]))).toEqual(['保留新增', '框内', '框外']);
  });

  it('that expands far beyond its size is not unpacked', () => {
    expect(refusalOf(aDocx([p('甲'.repeat(20_000_000))]))).toBe('BOMB');
    expect(refusalOf(aDocx([p('甲'.repeat(200_000))], { claimed: 10 }))).toBe('BOMB');
    expect(refusalOf(aDocx([p('甲'.repeat(3000))]), { maxText: 2000 })).toBe('BOMB');
  });

  it('with entities of its own or with an end missing is refused as damaged', () => {
    expect(refusalOf(aDocx([], { body: '<!DOCTYPE a [<!ENTITY x "y">]><w:document><w:p><w:t>&x;</w:t></w:p></w:document>' }))).toBe('DAMAGED');
    expect(refusalOf(aDocx([], { body: '<w:document><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>' }))).toBe('DAMAGED');
    expect(refusalOf(aDocx([], { body: '<w:document><w:p><w:r><w:t>甲</w:t></w:r>' }))).toBe('DAMAGED');
    expect(refusalOf(aDocx([p('甲')]).subarray(0, 300))).toBe('DAMAGED');
  });
});

describe('a plain text', () => {
  const lines = ['青禾区水务局职能配置规定', '（一）负责𠮷水。'];

  it.each([
    ['UTF-8', Buffer.from(lines.join('\n'))],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${lines.join('\r\n')}`)],
    ['GB 18030', Buffer.from(encodeGb18030(lines.join('\r\n')))],
    ['UTF-16', Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le')],
  ])('in %s is read line by line', (_, bytes) => {
    expect(readDocument(bytes)).toEqual({ format: 'txt', paragraphs: lines });
  });
});

describe('a file that is no document', () => {
  it.each([
    ['EMPTY', new Uint8Array()],
    ['EMPTY', Buffer.from(' \n\n')],
    ['EMPTY', aDocx([p('')])],
    ['TOO_LARGE', Buffer.alloc(21 * 1024 * 1024)],
    ['NOT_A_DOCUMENT', Buffer.from('%PDF-1.7')],
    ['NOT_A_DOCUMENT', Buffer.from('{\\rtf1 a}')],
    ['NOT_A_DOCUMENT', anXlsxOf('<worksheet/>')],
    ['NOT_A_DOCUMENT', aZip([{ name: 'a.txt', content: 'a' }])],
    ['LEGACY_FORMAT', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(100)])],
  ])('is refused as %s, in one sentence of each language', (code, bytes) => {
    expect(refusalOf(bytes)).toBe(code);
    const { message, messageZh } = new DocumentError(code as DocumentError['code']);
    expect([message.endsWith('.'), messageZh.endsWith('。')]).toEqual([true, true]);
  });
});

it('a .docx of another writer is read, with the numbers that it only describes', async () => {
  const numbered = (text: string, level = 0): Paragraph => new Paragraph({ text, numbering: { reference: 'duties', level } });
  const levels = [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: '（%1）' }, { level: 1, format: LevelFormat.DECIMAL, text: '%2.' }];
  const children = [new Paragraph('第三条　主要职责是：'), numbered('甲'), numbered('子', 1), numbered('乙')];

  const bytes = await Packer.toBuffer(new Document({ numbering: { config: [{ reference: 'duties', levels }] }, sections: [{ children }] }));

  expect(readDocument(bytes).paragraphs).toEqual(['第三条　主要职责是：', '（一）甲', '1.子', '（二）乙']);
});
