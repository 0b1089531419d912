import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType, type IParagraphOptions, type IParagraphStyleOptions } from 'docx';
import { FACE } from './fonts.ts';
import { BODY_SIZE, CHARACTER, CHARACTER_SPACE, LINE, TABLE_SIZE, TEXT_WIDTH, WIDE_TABLE_SIZE } from './measures.ts';
import type { PaperBlock, PaperColumn } from './paper.ts';

const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const BODY_LINE = { line: LINE, lineRule: LineRuleType.EXACT } as const;
const HEADINGS = { 1: FACE.section, 2: FACE.subsection } as const;

/** Where a block stands: its width, and whether its page lies. */
export type Place = keyof typeof TEXT_WIDTH;

/** 正文: paragraphs of the body, headings and tables; 22 lines to a page, the first line two characters in. */
export function writeBlock(block: PaperBlock, place: Place = 'upright'): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [bodyLine(block.text, { face: HEADINGS[block.level], keepNext: true })];
    case 'paragraph':
      return block.text.split('\n').map((text) => bodyLine(text));
    case 'line':
      return [bodyLine(block.text, { indent: {} })];
    case 'table':
      return [...(block.caption === undefined ? [] : [bodyLine(block.caption, { face: FACE.section, indent: {}, alignment: AlignmentType.CENTER, keepNext: true })]), tableOf(block.columns, block.rows, place), bodyLine('', { indent: {} })];
  }
}

/** Exactly the signs that no document may hold. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A sign that XML knows no way to write makes a document that no program opens. */
function printable(text: string): string {
  return text.replace(UNPRINTABLE, '').toWellFormed();
}

/** One line of the body in its face; two characters in unless told otherwise. */
export function bodyLine(text: string, { face = FACE.body, size = BODY_SIZE, color, ...look }: { face?: (typeof FACE)[keyof typeof FACE]; size?: number; color?: string } & Partial<IParagraphOptions> = {}): Paragraph {
  return new Paragraph({
    spacing: BODY_LINE,
    indent: { firstLine: 2 * CHARACTER },
    ...look,
    children: text === '' ? [] : [new TextRun({ text: printable(text), font: face, size, ...(size === BODY_SIZE && { characterSpacing: CHARACTER_SPACE }), ...(color && { color }) })],
  });
}

/** 表格文字: one style for each kind of cell, so that a long table says only what stands in it. */
export const CELL_STYLES: readonly IParagraphStyleOptions[] = (['upright', 'lying'] as const).flatMap((place) => {
  const size = place === 'lying' ? WIDE_TABLE_SIZE : TABLE_SIZE;
  const spacing = { line: Math.round(size * 12.5), lineRule: LineRuleType.EXACT };
  const style = (kind: CellKind, font: (typeof FACE)[keyof typeof FACE], alignment: 'left' | 'center') => ({ id: styleOf(place, kind), name: styleOf(place, kind), run: { font, size }, paragraph: { spacing, alignment } });
  return [style('Head', FACE.section, 'center'), style('Left', FACE.body, 'left'), style('Centre', FACE.body, 'center')];
});

type CellKind = 'Head' | 'Left' | 'Centre';

function styleOf(place: Place, kind: CellKind): string {
  return `${place === 'lying' ? 'Wide' : ''}Table${kind}`;
}

function tableOf(columns: readonly PaperColumn[], rows: readonly (readonly string[])[], place: Place): Table {
  const whole = TEXT_WIDTH[place];
  const parts = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((whole * width) / parts));
  const kinds = columns.map(({ align }) => styleOf(place, align === 'center' ? 'Centre' : 'Left'));
  const head = columns.map(({ header }) => new TableCell({ verticalAlign: VerticalAlignTable.CENTER, children: [cellLine(header, styleOf(place, 'Head'))] }));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 20, bottom: 20, left: 60, right: 60 },
    borders: { ...BORDERS, insideHorizontal: THIN, insideVertical: THIN },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map((row) => new TableRow({ cantSplit: isShort(row), children: kinds.map((style, c) => new TableCell({ children: linesOf(row[c] ?? '').map((text) => cellLine(text, style)) })) })),
    ],
  });
}

function linesOf(text: string): string[] {
  return text.includes('\n') ? text.split('\n') : [text];
}

/** A row that could fill a page must be let break; any other stays whole. */
function isShort(row: readonly string[]): boolean {
  return row.every((text) => text.length < 120);
}

function cellLine(text: string, style: string): Paragraph {
  return new Paragraph({ style, children: text === '' ? [] : [new TextRun(printable(text))] });
}
