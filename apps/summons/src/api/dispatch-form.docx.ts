import { createHash } from 'node:crypto';
import { AlignmentType, BorderStyle, Document, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { packDocument } from '@yidan/documents/official';
import type { DispatchForm } from '../domain/dispatch-order/dispatch-form.ts';

const FONT = { ascii: 'SimSun', eastAsia: '仿宋', hAnsi: 'SimSun' };
const HEADING = { ascii: 'SimHei', eastAsia: '黑体', hAnsi: 'SimHei' };
const RED = 'C00000';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };

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
  return packDocument(document, `${form.title} ${form.number}`);
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
