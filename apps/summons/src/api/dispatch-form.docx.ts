import { createHash } from 'node:crypto';
import { AlignmentType, BorderStyle, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { DispatchForm } from '../domain/dispatch-order/dispatch-form.ts';

const FONT = { ascii: 'SimSun', eastAsia: '仿宋', hAnsi: 'SimSun' };
const HEADING = { ascii: 'SimHei', eastAsia: '黑体', hAnsi: 'SimHei' };
const RED = 'C00000';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const WRITTEN = '2020-01-01T00:00:00Z';

/** 派件单文书 as a .docx; the same form gives the same bytes, so its hash can be checked later. A copy with less in it bears the code of its original. */
export async function renderDispatchForm(form: DispatchForm, original: DispatchForm = form): Promise<Buffer> {
  const document = new Document({
    creator: 'Yidan',
    title: `${form.title} ${form.number}`,
    styles: { default: { document: { run: { font: FONT, size: 24 } } } },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 } } },
        children: [
          line(form.issuer, { align: AlignmentType.CENTER, size: 44, color: RED }),
          line(form.title, { align: AlignmentType.CENTER, size: 36 }),
          line(`${form.number}　　紧急程度：${form.urgency}`, { align: AlignmentType.CENTER }),
          line(`${form.addressee}：`),
          new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, columnWidths: [2400, 6600], rows: form.rows.map(([label, text]) => row(label, text)) }),
          ...form.notices.map((notice) => line(notice)),
          line(`抄送：${form.copies}`),
          line(form.signedBy, { align: AlignmentType.RIGHT }),
          line(form.date, { align: AlignmentType.RIGHT }),
          line(`核验码：${createHash('sha256').update(JSON.stringify(original)).digest('hex').slice(0, 32)}`, { size: 18 }),
        ],
      },
    ],
  });
  const bytes = await Packer.toBuffer(document, false, [{ path: 'docProps/core.xml', data: core(`${form.title} ${form.number}`) }]);
  return withoutClock(bytes);
}

function line(text: string, look: { align?: (typeof AlignmentType)[keyof typeof AlignmentType]; size?: number; color?: string } = {}): Paragraph {
  const heading = look.size !== undefined && look.size > 30;
  const run = new TextRun({ text, font: heading ? HEADING : FONT, ...(look.size && { size: look.size }), ...(look.color && { color: look.color }) });
  return new Paragraph({ children: [run], spacing: { before: 100, after: 100 }, ...(look.align && { alignment: look.align }) });
}

function row(label: string, text: string): TableRow {
  const paragraphs = text.split('\n').map((part) => line(part));
  return new TableRow({
    cantSplit: false,
    children: [
      new TableCell({ width: { size: 2400, type: WidthType.DXA }, borders: BORDERS, children: [line(label, { align: AlignmentType.CENTER })] }),
      new TableCell({ width: { size: 6600, type: WidthType.DXA }, borders: BORDERS, children: paragraphs }),
    ],
  });
}

// The library writes the time of the rendering into the properties; a form has no such time.
function core(title: string): string {
  const text = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${text}</dc:title><dc:creator>Yidan</dc:creator><cp:lastModifiedBy>Yidan</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${WRITTEN}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${WRITTEN}</dcterms:modified>` +
    '</cp:coreProperties>'
  );
}

const LOCAL_ENTRY = 0x04034b50;
const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** 2020-01-01 00:00 as zip files write it: time, then date. */
const ZIP_TIME = 0x50210000;

// Every entry of a zip carries the time it was packed, once before its bytes and once in the directory at the end.
function withoutClock(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('the rendered document is no zip file');
  let entry = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = bytes.readUInt32LE(entry + 42);
    if (bytes.readUInt32LE(entry) !== CENTRAL_ENTRY || bytes.readUInt32LE(local) !== LOCAL_ENTRY) throw new Error('the directory of the rendered document is broken');
    bytes.writeUInt32LE(ZIP_TIME, entry + 12);
    bytes.writeUInt32LE(ZIP_TIME, local + 10);
    entry += 46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
  return bytes;
}
