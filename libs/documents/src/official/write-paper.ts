import { AlignmentType, BorderStyle, Document, DocumentGridType, Footer, LineRuleType, PageNumber, PageOrientation, Paragraph, SectionType, TextRun, type FileChild, type ISectionOptions } from 'docx';
import { FACE, FONT_TABLE } from './fonts.ts';
import { BODY_SIZE, CHARACTER, LINE, LYING_MARGIN, MARGIN, NOTE_SIZE, PAGE, TITLE_SIZE } from './measures.ts';
import { packDocument } from './pack-document.ts';
import type { OfficialPaper, PaperAnnex, PaperTrace } from './paper.ts';
import { titleLines } from './title-lines.ts';
import { bodyLine, CELL_STYLES, writeBlock } from './write-blocks.ts';

const RED = 'E60012';
const RULE = { style: BorderStyle.SINGLE, size: 12, color: RED, space: 1 } as const;
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 } as const;
const EXACT = LineRuleType.EXACT;
/** To be written by hand where a document has no date yet. */
const OPEN_DATE = '　　　　年　　月　　日';

/** 写出公文: a .docx in the form of GB/T 9704-2012; the same paper gives the same bytes. */
export async function writeOfficialPaper(paper: OfficialPaper): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Yidan',
    title: paper.title,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FACE.body, size: BODY_SIZE, language: { value: 'en-US', eastAsia: 'zh-CN' } } } }, paragraphStyles: [...CELL_STYLES] },
    sections: [{ ...section(false), children: [...headOf(paper), ...paper.blocks.flatMap((block) => writeBlock(block)), ...tailOf(paper)] }, ...(paper.annexes ?? []).map(annexSection)],
  });
  return packDocument(document, paper.title, [{ path: 'word/fontTable.xml', data: FONT_TABLE }]);
}

function headOf({ issuerMark, urgency, number, title, addressees }: OfficialPaper): Paragraph[] {
  const mark = issuerMark === undefined ? [] : [
    bodyLine('', { indent: {} }),
    bodyLine(issuerMark, { face: FACE.title, size: markSize(issuerMark), color: RED, indent: {}, alignment: AlignmentType.CENTER, spacing: { before: 240, line: 1000, lineRule: EXACT } }),
    bodyLine('', { indent: {} }),
  ];
  const isRuled = issuerMark !== undefined;
  return [
    ...(urgency === undefined ? [] : [bodyLine(urgency, { face: FACE.section, indent: {} })]),
    ...mark,
    ...(number === undefined && !isRuled ? [] : [bodyLine(number ?? '', { indent: {}, alignment: AlignmentType.CENTER, ...(isRuled && { border: { bottom: RULE } }) })]),
    bodyLine('', { indent: {} }),
    ...titleLines(title).map((text) => bodyLine(text, { face: FACE.title, size: TITLE_SIZE, indent: {}, alignment: AlignmentType.CENTER, spacing: { line: 680, lineRule: EXACT } })),
    bodyLine('', { indent: {} }),
    ...(addressees === undefined || addressees.length === 0 ? [] : [bodyLine(`${addressees.join('、')}：`, { indent: {} })]),
  ];
}

/** A mark of many characters is smaller, so that it stays on one line. */
function markSize(mark: string): number {
  return Math.max(48, Math.min(96, Math.floor((442 / Math.max(1, [...mark].length)) * 2)));
}

function tailOf({ attachments = [], signature, copies, issued, trace }: OfficialPaper): FileChild[] {
  const [first, ...more] = attachments.map((name, i) => (attachments.length === 1 ? name : `${i + 1}.${name}`));
  return [
    ...(first === undefined ? [] : [bodyLine('', { indent: {} }), bodyLine(`附件：${first}`), ...more.map((name) => bodyLine(name, { indent: { left: 5 * CHARACTER } }))]),
    ...(signature === undefined ? [] : signatureOf(signature)),
    ...traceOf(trace),
    ...(copies === undefined && issued === undefined ? [] : recordOf(copies, issued)),
  ];
}

/** 成文日期 stands four characters from the right, the name above its middle. */
function signatureOf({ by, date }: { by: string; date: string | null }): Paragraph[] {
  const written = date ?? OPEN_DATE;
  const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 256 ? 0.5 : 1), 0);
  const middle = 4 + widthOf(written) / 2;
  const right = Math.max(2, middle - widthOf(by) / 2);
  const at = (characters: number) => ({ alignment: AlignmentType.RIGHT, indent: { right: Math.round(characters * CHARACTER) }, keepLines: true }) as const;
  return [bodyLine('', { indent: {}, keepNext: true }), bodyLine('', { indent: {}, keepNext: true }), bodyLine(by, { ...at(right), keepNext: true }), bodyLine(written, at(4))];
}

/** 依据与核验: what the paper is about and rests on, and the fingerprint by which it can be checked. */
function traceOf({ objectNumber, basis, hash }: PaperTrace): Paragraph[] {
  const lines = [`依据：${basis.length === 0 ? '—' : basis.join('；')}`, `编号：${objectNumber}`, `核验码：${hash}`];
  const frame = { top: THIN, bottom: THIN, left: THIN, right: THIN };
  return [
    bodyLine('', { indent: {} }),
    ...lines.map((text, i) => new Paragraph({ keepNext: i < lines.length - 1, spacing: { line: 290, lineRule: EXACT }, border: frame, indent: { left: 120, right: 120 }, keepLines: true, children: [new TextRun({ text, font: FACE.body, size: 18 })] })),
  ];
}

/** 版记. */
function recordOf(copies: string | undefined, issued: { by: string; date: string } | undefined): Paragraph[] {
  const texts = [...(copies === undefined ? [] : [`抄送：${copies}`]), ...(issued === undefined ? [] : [`${issued.by}　　${issued.date}印发`])];
  return [
    bodyLine('', { indent: {} }),
    ...texts.map((text, i) => bodyLine(text, { size: NOTE_SIZE, indent: { left: CHARACTER, right: CHARACTER }, keepLines: true, border: { ...(i === 0 && { top: THIN }), bottom: THIN } })),
  ];
}

function annexSection({ title, landscape, blocks }: PaperAnnex, i: number): ISectionOptions {
  const place = landscape ? 'lying' : 'upright';
  return {
    ...section(landscape),
    children: [
      bodyLine(`附件${i + 1}`, { face: FACE.section, indent: {} }),
      ...titleLines(title, landscape ? 34 : 20).map((text) => bodyLine(text, { face: FACE.title, size: landscape ? 36 : TITLE_SIZE, indent: {}, alignment: AlignmentType.CENTER, spacing: { line: 680, lineRule: EXACT } })),
      ...blocks.flatMap((block) => writeBlock(block, place)),
    ],
  };
}

function section(landscape: boolean): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: { ...PAGE, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: landscape ? LYING_MARGIN : MARGIN,
      },
      // Lines and characters are set by the text itself: programs disagree about cells that are narrower than their character, and a grid of lines would stretch every table.
      grid: { type: DocumentGridType.DEFAULT, linePitch: LINE },
    },
    // 单页码居右空一字，双页码居左空一字.
    footers: { default: new Footer({ children: [pageNumber(AlignmentType.RIGHT)] }), even: new Footer({ children: [pageNumber(AlignmentType.LEFT)] }) },
  };
}

function pageNumber(alignment: 'left' | 'right'): Paragraph {
  const away = { [alignment]: NOTE_SIZE * 10 };
  return new Paragraph({ alignment, indent: away, children: [new TextRun({ font: FACE.page, size: NOTE_SIZE, children: ['— ', PageNumber.CURRENT, ' —'] })] });
}
