import iconv from 'iconv-lite';

// Ten vertical forms and eight components: GB 18030-2022 exchanged their codes with those of the private characters that stood in for them.
const STAND_INS = [0xe78d, 0xe78e, 0xe78f, 0xe790, 0xe791, 0xe792, 0xe793, 0xe794, 0xe795, 0xe796, 0xe81e, 0xe826, 0xe82b, 0xe82c, 0xe832, 0xe843, 0xe854, 0xe864];
const CHARACTERS = [0xfe10, 0xfe12, 0xfe11, 0xfe13, 0xfe14, 0xfe15, 0xfe16, 0xfe17, 0xfe18, 0xfe19, 0x9fb4, 0x9fb5, 0x9fb6, 0x9fb7, 0x9fb8, 0x9fb9, 0x9fba, 0x9fbb];
const EXCHANGED = new Map(STAND_INS.flatMap((standIn, i) => exchanged(standIn, CHARACTERS[i] ?? standIn)));
const ANY = new RegExp(`[${[...EXCHANGED.keys()].join('')}]`, 'gu');

/** A text in GB 18030-2022; every character has a code there but halves of characters and U+E5E5. */
export function encodeGb18030(text: string): Uint8Array {
  return iconv.encode(exchange(text), 'gb18030');
}

/** The text of a file in GB 18030-2022, and so of one in GBK or GB 2312. */
export function decodeGb18030(bytes: Buffer): string {
  return exchange(iconv.decode(bytes, 'gb18030'));
}

function exchanged(standIn: number, character: number): [string, string][] {
  const [a, b] = [String.fromCodePoint(standIn), String.fromCodePoint(character)];
  return [[a, b], [b, a]];
}

/** The table of the library is that of 2005: exchanging the pairs on this side of it makes it that of 2022. */
function exchange(text: string): string {
  return text.replace(ANY, (character) => EXCHANGED.get(character) ?? character);
}
