import { createHash } from 'node:crypto';
import { openParts } from '../../test/zip-parts.ts';
import { CHARACTER_SPACE, LINE, MARGIN, PAGE, TEXT_WIDTH } from './measures.ts';
import type { OfficialPaper } from './paper.ts';
import { writeOfficialPaper } from './write-paper.ts';

const paper: OfficialPaper = {
  issuerMark: '青禾区水务局文件',
  number: '青水发〔2026〕3号',
  title: '青禾区水务局职责任务清单编制报告',
  addressees: ['区委编办', '区司法局'],
  blocks: [
    { kind: 'heading', level: 1, text: '一、编制依据和过程' },
    { kind: 'heading', level: 2, text: '（一）编制依据' },
    { kind: 'paragraph', text: '第一段。\n第二段，含<符号>&“引号”。' },
    { kind: 'table', caption: '表1　编制依据', columns: [{ header: '序号', width: 1, align: 'center' }, { header: '依据名称', width: 5 }], rows: [['1', '《中华人民共和国水法》'], ['2', '长'.repeat(500)]] },
  ],
  attachments: ['职责任务清单', '流程图目录'],
  signature: { by: '青禾区水务局', date: '2026年3月2日' },
  copies: '区政府办公室。',
  issued: { by: '青禾区水务局办公室', date: '2026年3月2日' },
  trace: { objectNumber: 'SWJ-V1.0', basis: ['青编发〔2026〕1号'], hash: 'ab'.repeat(32) },
  annexes: [{ title: '职责任务清单', landscape: true, blocks: [{ kind: 'table', columns: [{ header: '序号', width: 1 }], rows: [['1']] }] }],
};
const mm = (twips: number): number => Math.round((twips * 25.4) / 1440);

describe('an official document', () => {
  let parts: Map<string, string>;
  let body: string;
  const textOf = (xml: string): string => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');

  beforeAll(async () => {
    parts = openParts(Buffer.from(await writeOfficialPaper(paper)));
    body = parts.get('word/document.xml')!;
  });

  it('has the page of GB/T 9704: A4, text of 156 by 225 mm, 22 lines of 28 characters', () => {
    expect([PAGE.width, PAGE.height, MARGIN.top, MARGIN.bottom, MARGIN.left, MARGIN.right].map(mm)).toEqual([210, 297, 37, 35, 28, 26]);
    expect(Math.floor((PAGE.height - MARGIN.top - MARGIN.bottom) / LINE)).toBe(22);
    expect(Math.floor(TEXT_WIDTH.upright / (320 + CHARACTER_SPACE))).toBe(28);
    expect(body).toContain(`<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}" w:orient="portrait"/>`);
    expect(body).toContain(`w:top="${MARGIN.top}" w:right="${MARGIN.right}" w:bottom="${MARGIN.bottom}" w:left="${MARGIN.left}"`);
    expect(body).toContain(`w:line="${LINE}" w:lineRule="exact"`);
    expect(body).toContain(`<w:spacing w:val="${CHARACTER_SPACE}"/>`);
  });

  it('holds its elements in their order', () => {
    const lines = textOf(body).split('\n').filter((line) => line.trim() !== '');

    expect(lines.slice(0, 6)).toEqual(['青禾区水务局文件', '青水发〔2026〕3号', '青禾区水务局职责任务清单编制报告', '区委编办、区司法局：', '一、编制依据和过程', '（一）编制依据']);
    expect(lines.slice(6, 8)).toEqual(['第一段。', '第二段，含&lt;符号&gt;&amp;“引号”。']);
    expect(lines.slice(-13)).toEqual([
      '附件：1.职责任务清单', '2.流程图目录', '青禾区水务局', '2026年3月2日', '依据：青编发〔2026〕1号', '编号：SWJ-V1.0', `核验码：${'ab'.repeat(32)}`,
      '抄送：区政府办公室。', '青禾区水务局办公室　　2026年3月2日印发', '附件1', '职责任务清单', '序号', '1',
    ]);
  });

  it('names its fonts, with those that may stand for them where they are missing', () => {
    const faceOf = (text: string): string | undefined => body.slice(0, body.indexOf(text)).match(/w:eastAsia="([^"]+)"/g)?.at(-1);

    expect([faceOf('青禾区水务局职责任务'), faceOf('一、编制'), faceOf('（一）编制'), faceOf('第一段')]).toEqual(['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312'].map((name) => `w:eastAsia="${name}"`));
    expect(parts.get('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,STFangsong"/>');
  });

  it('bears its page number outside: on the right of odd pages, on the left of even ones', () => {
    const footers = [...parts].filter(([name]) => /^word\/footer\d\.xml$/.test(name)).map(([, xml]) => xml);

    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect(footers.map((xml) => /w:jc w:val="(\w+)"/.exec(xml)?.[1])).toEqual(['right', 'left', 'right', 'left']);
    expect(footers.every((xml) => textOf(xml).includes('— PAGE —'))).toBe(true);
  });

  it('repeats the head of a table on each page and lets only rows break that could fill one', () => {
    const rows = body.split('<w:tr>').slice(1).map((row) => row.slice(0, row.indexOf('</w:trPr>') + 1));

    expect(rows[0]).toContain('<w:tblHeader/>');
    expect(rows.map((row) => row.includes('<w:cantSplit/>'))).toEqual([true, true, false, true, true]);
    expect(body).toContain(`<w:pgSz w:w="${PAGE.height}" w:h="${PAGE.width}" w:orient="landscape"/>`);
  });

  it('has a date to be written by hand where it has none, and no mark where it is not issued', async () => {
    const { issuerMark: _, number: __, ...unissued } = paper;
    const text = textOf(openParts(Buffer.from(await writeOfficialPaper({ ...unissued, signature: { by: '青禾区水务局', date: null } }))).get('word/document.xml')!);

    expect(text).toContain('　　　　年　　月　　日');
    expect(text).not.toContain('文件');
  });

  it('leaves out signs that no document can hold', async () => {
    const strange = { ...paper, blocks: [{ kind: 'paragraph' as const, text: '甲\u0007乙\ud800丙\u000b' }, { kind: 'table' as const, columns: [{ header: '栏', width: 1 }], rows: [['丁\u0000戊']] }] };
    const xml = openParts(Buffer.from(await writeOfficialPaper(strange))).get('word/document.xml')!;

    expect(textOf(xml)).toContain('甲乙\ufffd丙\n');
    expect(textOf(xml)).toContain('丁戊');
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });

  it('has the same bytes each time it is written', async () => {
    const hashOf = async (): Promise<string> => createHash('sha256').update(await writeOfficialPaper(paper)).digest('hex');

    expect(await hashOf()).toBe(await hashOf());
    expect(parts.get('docProps/core.xml')).toContain('2020-01-01T00:00:00Z');
  });
});
