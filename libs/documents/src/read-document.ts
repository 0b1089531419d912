import { DocumentError } from './document-error.ts';
import { oleKind } from './ole-kind.ts';
import { decodeText } from './text-file.ts';
import { WordNumbering, type NumberedAs } from './word-numbering.ts';
import { WorkbookError } from './workbook-error.ts';
import { attributeOf, xmlTokens } from './xml-tokens.ts';
import { openZip, unpack, type Zip } from './zip-check.ts';

/** 文档: the paragraphs of a text as a reader sees them, with the numbers that Word counts by itself. */
export interface TextDocument {
  readonly format: 'docx' | 'txt';
  readonly paragraphs: readonly string[];
}

/** What a document may cost before it is refused. */
export interface DocumentLimits {
  readonly maxBytes: number;
  readonly maxUncompressedBytes: number;
  readonly maxRatio: number;
  readonly maxText: number;
}

export const DOCUMENT_LIMITS: DocumentLimits = { maxBytes: 20 * 1024 * 1024, maxUncompressedBytes: 200 * 1024 * 1024, maxRatio: 200, maxText: 2_000_000 };

// Of the parts that are read as a whole; pictures are not among them.
const MAX_PART = 40 * 1024 * 1024;

/** 读取文档: a .docx or a plain text, told apart by its bytes and never by its name. */
export function readDocument(bytes: Uint8Array, limits: Partial<DocumentLimits> = {}): TextDocument {
  const within = { ...DOCUMENT_LIMITS, ...limits };
  if (bytes.length === 0) throw new DocumentError('EMPTY', 'no bytes');
  if (bytes.length > within.maxBytes) throw new DocumentError('TOO_LARGE', `${bytes.length} bytes`);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const paragraphs = asDocument(() => (isZip ? wordParagraphs(bytes, within) : textParagraphs(bytes)));
  if (paragraphs.reduce((sum, text) => sum + text.length, 0) > within.maxText) throw new DocumentError('BOMB', 'too much text');
  if (paragraphs.every((text) => text.trim() === '')) throw new DocumentError('EMPTY', 'no text');
  return { format: isZip ? 'docx' : 'txt', paragraphs };
}

/** The container is looked at by what looks at workbooks; what is wrong is said of a document. */
function asDocument(read: () => string[]): string[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    const { code, detail } = error;
    throw new DocumentError(code === 'NOT_A_WORKBOOK' || code === 'TOO_MANY_COLUMNS' ? 'NOT_A_DOCUMENT' : code, detail);
  }
}

function textParagraphs(bytes: Uint8Array): string[] {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\xd0\xcf\x11\xe0')) throw new DocumentError(bytes.length >= 512 && oleKind(bytes) === 'encrypted' ? 'PASSWORD_PROTECTED' : 'LEGACY_FORMAT', 'a compound file');
  if (/^(%PDF|\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z\xbc\xaf|\x1f\x8b|\{\\rtf)/.test(head)) throw new DocumentError('NOT_A_DOCUMENT', head.slice(0, 4));
  const text = decodeText(bytes);
  if (/^\s*(<\?xml|<!doctype html|<html)/i.test(text.slice(0, 200))) throw new DocumentError('NOT_A_DOCUMENT', 'a page');
  return text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
}

function wordParagraphs(bytes: Uint8Array, limits: DocumentLimits): string[] {
  const zip = openZip(bytes, { ...limits, maxCells: 0, maxColumns: 0 });
  const main = /Target="\/?(word\/[^"]+\.xml)"/.exec(part(zip, '_rels/.rels') ?? '')?.[1] ?? 'word/document.xml';
  const xml = part(zip, main);
  if (xml === null) throw new DocumentError('NOT_A_DOCUMENT', 'a zip without a text');
  return paragraphsOf(xml, new WordNumbering(part(zip, 'word/numbering.xml'), part(zip, 'word/styles.xml')), limits);
}

function part({ file, entries }: Zip, name: string): string | null {
  const entry = entries.find((one) => one.name === name);
  if (!entry) return null;
  if (entry.uncompressed > MAX_PART) throw new DocumentError('BOMB', `${name}: ${entry.uncompressed} bytes`);
  return unpack(file, entry).toString('utf8').replace(/^\ufeff/, '');
}

interface Paragraph {
  text: string;
  style?: string;
  numId?: string;
  level: number;
}

// What was struck out in a tracked change, and what stands a second time for older programs.
const UNSEEN = new Set(['w:del', 'w:moveFrom', 'w:pPrChange', 'mc:Fallback']);

function paragraphsOf(xml: string, numbering: WordNumbering, limits: DocumentLimits): string[] {
  const read: string[] = [];
  // A text box lies inside the paragraph it is anchored to.
  const open: Paragraph[] = [];
  let [hidden, length] = [0, 0];
  let inText = false;
  for (const token of xmlTokens(xml)) {
    const here = open.at(-1);
    if (token.kind === 'text') {
      if (!inText || hidden > 0 || !here) continue;
      here.text += token.text;
      length += token.text.length;
      if (length > limits.maxText) throw new DocumentError('BOMB', `more than ${limits.maxText} characters`);
      continue;
    }
    if (UNSEEN.has(token.name)) hidden += token.kind === 'start' ? 1 : token.kind === 'end' ? -1 : 0;
    else if (token.name === 'w:t') inText = token.kind === 'start';
    else if (token.name === 'w:p') {
      if (token.kind === 'start') open.push({ text: '', level: 0 });
      else if (token.kind === 'end' && here && hidden === 0) read.push(asRead(open.pop()!, numbering));
      else if (token.kind === 'end') open.pop();
    } else if (token.kind !== 'end' && here && hidden === 0) note(here, token.name, token.attributes);
  }
  if (open.length > 0) throw new DocumentError('DAMAGED', 'a paragraph without end');
  return read.flatMap((text) => text.split('\n'));
}

function note(here: Paragraph, name: string, attributes: string): void {
  const value = attributeOf(attributes, 'w:val');
  if (name === 'w:pStyle' && value !== undefined) here.style = value;
  else if (name === 'w:numId' && value !== undefined) here.numId = value;
  else if (name === 'w:ilvl') here.level = Number(value ?? 0);
  else if (name === 'w:tab' && here.text !== '') here.text += '\t';
  else if (name === 'w:br' || name === 'w:cr') here.text += '\n';
  else if (name === 'w:noBreakHyphen') here.text += '-';
}

function asRead({ text, style, numId, level }: Paragraph, numbering: WordNumbering): string {
  if (text.trim() === '') return '';
  const list: NumberedAs | null = numId === undefined ? numbering.ofStyle(style) : numId === '0' ? null : { numId, level };
  return list ? `${numbering.next(list)}${text.trimStart()}` : text;
}
