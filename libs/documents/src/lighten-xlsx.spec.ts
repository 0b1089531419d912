import fc from 'fast-check';
import { aZip } from '../test/a-zip.ts';
import { lightenXlsx } from './lighten-xlsx.ts';
import { readWorkbook } from './read-workbook.ts';
import { DEFAULT_LIMITS } from './workbook.ts';
import { openZip } from './zip-check.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';

/** A workbook of one sheet, written out: its shared texts and its rows. */
function written(items: readonly string[], rows: string, { before = '', after = '', claimed, prefix = '' }: { before?: string; after?: string; claimed?: number; prefix?: string } = {}): Buffer {
  const tag = (name: string, content: string): string => `<${prefix}${name} xmlns${prefix && ':x'}="${MAIN}">${content}</${prefix}${name}>`;
  return aZip([
    { name: '[Content_Types].xml', content: TYPES },
    { name: '_rels/.rels', content: `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="清单" sheetId="1" r:id="rId1"/></sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>` },
    { name: 'xl/sharedStrings.xml', content: before + tag('sst', items.map((item) => `<${prefix}si>${item}</${prefix}si>`).join('')), ...(claimed !== undefined && { claimed }) },
    { name: 'xl/worksheets/sheet1.xml', content: tag('worksheet', `<${prefix}sheetData>${rows}</${prefix}sheetData>${after}`) },
  ]);
}

const isLight = async (bytes: Uint8Array): Promise<boolean> => (await lightenXlsx(openZip(bytes, DEFAULT_LIMITS), DEFAULT_LIMITS)) !== undefined;
const rowsOf = async (bytes: Uint8Array): Promise<string[][] | undefined> => (await readWorkbook(bytes)).sheets[0]?.rows;

describe('a workbook whose texts are taken out before the library reads it', () => {
  it('gives the texts as office programs mean them', async () => {
    const items = ['<t>甲&amp;乙&#x3b1;</t>', '<t xml:space="preserve"> 一_x000D_\n二 </t>', '<r><rPr><b/></rPr><t>粗</t></r><r><t xml:space="preserve">细 </t></r><rPh sb="0" eb="1"><t>cu</t></rPh>', '<t/>', ''];
    const bytes = written(items, '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="s"><v>3</v></c><c r="C3" t="inlineStr"><is><t>内</t></is></c></row>');

    expect(await isLight(bytes)).toBe(true);
    expect(await rowsOf(bytes)).toEqual([['甲&乙α', '一\n二', '', '粗细'], [], ['', '', '内']]);
  });

  it('keeps numbers, formulas, answers and merges in their places among the texts', async () => {
    const rows = '<row r="1"><c r="A1"><v>7</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>7x</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" s="0"/></row><row r="2"><c r="B2" t="s"><v>1</v></c></row>';
    const bytes = written(['<t>甲</t>', '<t>旧</t>'], rows, { after: '<mergeCells count="1"><mergeCell ref="B1:B2"/></mergeCells>' });

    expect(await isLight(bytes)).toBe(true);
    expect((await readWorkbook(bytes)).sheets).toEqual([{ name: '清单', hidden: false, rows: [['7', '甲', '7x', 'TRUE']], merges: [{ top: 0, left: 1, bottom: 1, right: 1 }], covered: [{ row: 1, column: 1, text: '旧' }] }]);
  });

  it('reads whatever texts and numbers stand anywhere as the library reads the workbook whole', async () => {
    const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const anItem = fc.oneof(fc.stringMatching(/^[甲乙 \n&<_x0D-]{0,12}$/).map((text) => `<t xml:space="preserve">${escaped(text)}</t>`), fc.stringMatching(/^[甲乙 ]{0,5}$/).map((text) => `<r><t>${text}</t></r><r><t>尾</t></r>`));
    const aCell = fc.oneof(fc.nat(9).map((n) => [' t="s"', `<v>${n}</v>`]), fc.nat(999).map((n) => ['', `<v>${n / 10}</v>`]), fc.constant([' t="inlineStr"', '<is><t>内</t></is>']), fc.constant([' s="1"', '']));
    const rowsWith = fc.array(fc.array(fc.option(aCell), { maxLength: 5 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(anItem, { maxLength: 8 }), rowsWith, async (items, cells) => {
        const rows = cells.map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => (cell ? `<c r="${'ABCDE'[c]}${r + 1}"${cell[0]}>${cell[1]}</c>` : '')).join('')}</row>`).join('');
        const either = (bytes: Buffer): Promise<unknown> => readWorkbook(bytes).catch(({ code }: { code: string }) => code);

        // A comment is reason enough to leave all of it to the library.
        expect(await either(written(items, rows))).toEqual(await either(written(items, rows, { before: '<!-- whole -->' })));
      }),
      { numRuns: 60 },
    );
  });

  it('reads texts and cells that lie across the pieces in which a part is unpacked', async () => {
    const texts = Array.from({ length: 4000 }, (_, i) => `第${i}项${'职责'.repeat(i % 97)}`);
    const rows = texts.map((_, i) => `<row r="${i + 1}" spans="1:2"><c r="A${i + 1}"><v>${i}</v></c><c r="B${i + 1}" t="s"><v>${i}</v></c></row>`).join('\n');
    const bytes = written(texts.map((text) => `<t>${text}</t>`), rows);

    expect(await isLight(bytes)).toBe(true);
    expect(await rowsOf(bytes)).toEqual(texts.map((text, i) => [String(i), text]));
  });

  it.each([
    ['with a comment', written(['<t>甲</t>'], '<row r="1"><!-- --><c r="A1" t="s"><v>0</v></c></row>')],
    ['with a verbatim section', written(['<t><![CDATA[甲]]></t>'], '<row r="1"><c r="A1" t="s"><v>0</v></c></row>')],
    ['with marks of another kind around the values', written(['<t>甲</t>'], "<row r='1'><c r='A1' t='s'><v>0</v></c></row>")],
    ['whose cells do not say where they stand', written(['<t>甲</t>'], '<row><c t="s"><v>0</v></c></row>')],
    ['whose tags carry a prefix', written(['<x:t>甲</x:t>'], '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>', { prefix: 'x:' })],
  ])('leaves a workbook %s to the library', async (_, bytes) => {
    expect(await isLight(bytes)).toBe(false);
    expect(await rowsOf(bytes)).toEqual([['甲']]);
  });

  it('refuses texts that are more than the directory admits, and such as do not fit their checksum', async () => {
    const [items, rows] = [['<t>甲</t>'], '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'];
    const damaged = written(items, rows);
    const crcInDirectory = damaged.lastIndexOf('xl/sharedStrings.xml') - 46 + 16;
    damaged.writeUInt32LE(1, crcInDirectory);

    await expect(readWorkbook(written(items, rows, { claimed: 10 }))).rejects.toMatchObject({ code: 'BOMB' });
    await expect(readWorkbook(damaged)).rejects.toMatchObject({ code: 'DAMAGED' });
  });

  it('refuses a sheet that two texts in opposite corners make larger than any list', async () => {
    await expect(readWorkbook(written(['<t>甲</t>'], '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="1048576"><c r="XFD1048576" t="s"><v>0</v></c></row>'))).rejects.toMatchObject({ code: 'BOMB' });
  });
});
