import { cellText } from './cell-text.ts';
import { Unusual } from './unusual.ts';
import { Window } from './window.ts';

const ROOT = Buffer.from('<sst');
const START = Buffer.from('<si');
const END = Buffer.from('</si>');
const [TEXT, SLASH, LESS, GREATER, SPACE] = [0x74, 0x2f, 0x3c, 0x3e, 0x20];

/** 共享字符串: the texts of a workbook, each on its own, so that the part they came from need not be kept. */
export async function readSharedTexts(pieces: AsyncIterable<Buffer>): Promise<string[]> {
  const texts: string[] = [];
  const window = new Window();
  let begun = false;
  for await (const piece of pieces) {
    const xml = window.with(piece);
    begun ||= xml.includes(ROOT);
    // Comments and verbatim sections may hold anything.
    if (!begun || xml.includes('<!')) throw new Unusual('shared texts');
    window.readTo(takeTexts(xml, texts));
  }
  if (window.rest.includes(START)) throw new Unusual('shared texts end early');
  return texts;
}

/** Takes the texts that are there whole; returns where the rest begins. */
function takeTexts(xml: Buffer, texts: string[]): number {
  let at = 0;
  for (;;) {
    const start = xml.indexOf(START, at);
    if (start < 0) return Math.max(at, xml.length - START.length);
    if (xml[start + 3] === SLASH) {
      texts.push('');
      at = start + 4;
      continue;
    }
    const end = xml.indexOf(END, start);
    if (end < 0) return start;
    if (xml[start + 3] !== GREATER) throw new Unusual('a shared text with attributes');
    texts.push(plainText(xml, start + 4, end) ?? richText(xml.toString('utf8', start + 4, end)));
    at = end + END.length;
  }
}

/** The text of a single `<t>`, when nothing else is there. */
export function plainText(xml: Buffer, from: number, to: number): string | undefined {
  if (xml[from] !== LESS || xml[from + 1] !== TEXT) return undefined;
  const after = xml[from + 2];
  if (after !== GREATER && after !== SPACE && after !== SLASH) return undefined;
  const open = xml.indexOf(GREATER, from);
  if (xml[open - 1] === SLASH) return open + 1 === to ? '' : undefined;
  const close = xml.indexOf(LESS, open);
  if (close + 4 !== to || xml[close + 1] !== SLASH || xml[close + 2] !== TEXT) return undefined;
  return cellText(decoded(xml.toString('utf8', open + 1, close)));
}

/** A text in several fonts, without the signs that tell how it is read aloud. */
function richText(xml: string): string {
  const runs = xml.replace(/<rPh\b[^>]*>[^]*?<\/rPh>/g, '');
  const texts = [...runs.matchAll(/<t(?:\s[^>]*)?(?:\/>|>([^<]*)<\/t>)/g)].map(([, text = '']) => decoded(text));
  return cellText(/<r[\s>]/.test(runs) ? texts.join('') : (texts.at(-1) ?? ''));
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  const plain = text.includes('&') ? text.replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));/g, (written, hex?: string, digits?: string, name?: string) => character(hex, digits) ?? NAMED[name ?? ''] ?? written) : text;
  // Office programs write characters that XML does not allow as _x000D_.
  return plain.includes('_x') ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : plain;
}

function character(hex: string | undefined, digits: string | undefined): string | undefined {
  const code = hex !== undefined ? parseInt(hex, 16) : digits !== undefined ? parseInt(digits, 10) : undefined;
  return code === undefined || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
