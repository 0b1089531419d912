import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { noticeForm, type NoticeFormFacts } from '../domain/supervision/supervision-form.ts';
import { renderForm } from './official-form.docx.ts';

const facts: NoticeFormFacts = {
  issuer: '崇区城市运行中心', number: 'DB-2026-00017', levelZh: '挂牌督办', reasonZh: '逾期未办', organ: '崇区水务局', unit: '河道管理科', objectNumber: 'PJ-20260302-00017', facts: '已逾期2天', requirement: '请立即组织签收',
  issuedOn: '2026-03-05', replyBy: '2026-03-06 18:00前', signed: null, replies: [],
};
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function textOf(zip: Uint8Array): string {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf('PK\x03\x04', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4, 'latin1')) {
    const nameLength = bytes.readUInt16LE(at + 26);
    if (bytes.toString('utf8', at + 30, at + 30 + nameLength) !== 'word/document.xml') continue;
    const from = at + 30 + nameLength + bytes.readUInt16LE(at + 28);
    const part = bytes.subarray(from, from + bytes.readUInt32LE(at + 18));
    return (bytes.readUInt16LE(at + 8) === 8 ? inflateRawSync(part) : part).toString('utf8').replace(/<[^>]+>/g, '\n');
  }
  throw new Error('no text in the document');
}

describe('a printed notice or bulletin', () => {
  it('is a .docx that says what its form says, with a code to check it by', async () => {
    const text = textOf(await renderForm(noticeForm(facts)));

    for (const wanted of ['崇区城市运行中心', 'DB-2026-00017', '督办单（挂牌督办）', '事项及超期情况', '已逾期2天', '答复时限', '2026-03-06 18:00前', '签收栏', '答复栏', '2026年3月5日', '核验码']) expect(text).toContain(wanted);
  });

  it('has the same bytes for the same input, and others for another', async () => {
    const [first, second, other] = [await renderForm(noticeForm(facts)), await renderForm(noticeForm(facts)), await renderForm(noticeForm({ ...facts, requirement: '请立即答复' }))];

    expect([hash(second) === hash(first), hash(other) === hash(first)]).toEqual([true, false]);
  });
});
