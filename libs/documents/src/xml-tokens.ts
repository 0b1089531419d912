import { DocumentError } from './document-error.ts';

/** A start or an end of an element, or the text between two. */
export type XmlToken =
  | { readonly kind: 'start' | 'empty'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const TOKEN = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|(<)/y;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML 记号: the elements and texts of a part in order. What a part of an office file never has (own entities, open tags) is damage. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < xml.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(xml);
    if (!match || match[7] !== undefined) throw new DocumentError('DAMAGED', `xml at ${at}: ${xml.slice(at, at + 40)}`);
    at = TOKEN.lastIndex;
    const [, verbatim, slash, name, attributes, empty, text] = match;
    if (verbatim !== undefined) yield { kind: 'text', text: verbatim };
    else if (text !== undefined) yield { kind: 'text', text: decoded(text) };
    else if (name !== undefined) yield slash ? { kind: 'end', name } : { kind: empty ? 'empty' : 'start', name, attributes: attributes ?? '' };
  }
}

/** One attribute of an element. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  const value = double ?? single;
  return value === undefined ? undefined : decoded(value);
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));/g, (_, hex?: string, digits?: string, name?: string) => {
    const code = hex !== undefined ? parseInt(hex, 16) : digits !== undefined ? parseInt(digits, 10) : undefined;
    const character = code === undefined ? ENTITIES[name ?? ''] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (character === undefined) throw new DocumentError('DAMAGED', `an entity of its own: ${name ?? hex ?? digits ?? ''}`);
    return character;
  });
}
