import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { WorkbookLimits } from './workbook.ts';
import { WorkbookError } from './workbook-error.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const MANY = 20 * 1024 * 1024;
const PIECE = 64 * 1024;

/** One part of a zip, as the directory describes it. */
export interface ZipEntry {
  name: string;
  method: number;
  encrypted: boolean;
  crc: number;
  compressed: number;
  uncompressed: number;
  offset: number;
}

export type ZipKind = 'xlsx' | 'xlsb' | 'ods' | 'other';

/** A zip of which nothing but the directory and the parts that tell its kind was looked at. */
export interface Zip {
  file: Buffer;
  entries: ZipEntry[];
  kind: ZipKind;
}

/** Looks at what the directory of a zip claims, before anything large is unpacked. */
export function openZip(bytes: Uint8Array, limits: WorkbookLimits): Zip {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(file);
  const claimed = entries.reduce((sum, e) => sum + e.uncompressed, 0);
  refuseBomb(claimed, file.length, limits);
  // Entries that share bytes expand the same data again and again.
  if (entries.reduce((sum, e) => sum + e.compressed, 0) > file.length) throw new WorkbookError('BOMB', 'overlapping entries');
  if (entries.some((e) => e.encrypted)) throw new WorkbookError('PASSWORD_PROTECTED', 'encrypted zip entries');
  return { file, entries, kind: kindOf(file, entries) };
}

function kindOf(file: Buffer, entries: readonly ZipEntry[]): ZipKind {
  const isBinary = entries.some((e) => /(^|\/)workbook\d*\.bin$/i.test(e.name));
  let kind: ZipKind = 'other';
  for (const entry of entries) {
    // Which form it has is told by the parts that are there: writers declare types of parts they do not bring.
    if (entry.name === '[Content_Types].xml' && isSpreadsheet(unpack(file, entry).toString('utf8'))) kind = isBinary ? 'xlsb' : 'xlsx';
    if (entry.name === 'mimetype' && unpack(file, entry).toString('latin1').includes('opendocument.spreadsheet')) kind = 'ods';
    if (entry.name === 'META-INF/manifest.xml' && unpack(file, entry).includes('encryption-data')) throw new WorkbookError('PASSWORD_PROTECTED', 'encrypted ods');
  }
  return kind;
}

/** Looks at what really comes out of a zip that is handed on whole: entry by entry and never more than claimed, since a hostile directory may understate it. */
export function checkContents({ file, entries }: Zip, limits: WorkbookLimits): void {
  let cells = 0;
  for (const entry of entries) {
    const content = unpack(file, entry);
    if (isWorksheet(entry.name)) cells += count(content, '<c ') + count(content, '<c>');
    refuseCells(cells, limits);
  }
}

/** Whether a part of a workbook is a sheet. */
export function isWorksheet(name: string): boolean {
  return /worksheets\/[^/]+\.xml$/i.test(name);
}

/** Styled but empty cells cost time too, though they hold nothing: they get a wider limit than values. */
export function refuseCells(cells: number, limits: WorkbookLimits): void {
  if (cells > limits.maxCells * 2) throw new WorkbookError('BOMB', `${cells} cells`);
}

function directory(file: Buffer): ZipEntry[] {
  const end = endOfDirectory(file);
  const total = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (total === 0xffff || at === 0xffffffff) throw new WorkbookError('BOMB', 'zip64');
  const entries: ZipEntry[] = [];
  for (let i = 0; i < total; i += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new WorkbookError('DAMAGED', 'central directory');
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      compressed: file.readUInt32LE(at + 20),
      uncompressed: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function endOfDirectory(file: Buffer): number {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= lowest; at -= 1) if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new WorkbookError('DAMAGED', 'no end of central directory');
}

function refuseBomb(uncompressed: number, compressed: number, limits: WorkbookLimits): void {
  if (uncompressed > limits.maxUncompressedBytes) throw new WorkbookError('BOMB', `${uncompressed} bytes uncompressed`);
  if (uncompressed > MANY && uncompressed / compressed > limits.maxRatio) throw new WorkbookError('BOMB', `ratio ${Math.round(uncompressed / compressed)}`);
}

/** The bytes of a part as they lie in the file. */
export function packed(file: Buffer, entry: ZipEntry): Buffer {
  const at = entry.offset;
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_ENTRY) throw new WorkbookError('DAMAGED', entry.name);
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const data = file.subarray(start, start + entry.compressed);
  if (data.length < entry.compressed) throw new WorkbookError('DAMAGED', entry.name);
  if (entry.method !== 0 && entry.method !== 8) throw new WorkbookError('DAMAGED', `${entry.name}: method ${entry.method}`);
  return data;
}

/** A part at once. */
export function unpack(file: Buffer, entry: ZipEntry): Buffer {
  const data = packed(file, entry);
  if (entry.method === 0) return data;
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(entry.uncompressed, 1) });
  } catch (cause) {
    const tooMuch = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new WorkbookError(tooMuch ? 'BOMB' : 'DAMAGED', entry.name);
  }
}

/** A part piece by piece, so that a large one is never there whole; never more than claimed. */
export async function* unpackPieces(file: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const data = packed(file, entry);
  let [size, crc] = [0, 0];
  for await (const piece of entry.method === 0 ? [data] : inflated(data, entry.name)) {
    size += piece.length;
    if (size > entry.uncompressed) throw new WorkbookError('BOMB', entry.name);
    crc = crc32(piece, crc);
    yield piece;
  }
  // Some writers leave the checksum out.
  if (entry.crc !== 0 && crc !== entry.crc) throw new WorkbookError('DAMAGED', `${entry.name}: checksum`);
}

async function* inflated(data: Buffer, name: string): AsyncGenerator<Buffer> {
  try {
    yield* Readable.from([data]).pipe(createInflateRaw({ chunkSize: PIECE }));
  } catch (cause) {
    throw new WorkbookError('DAMAGED', `${name}: ${String(cause)}`);
  }
}

function isSpreadsheet(xml: string): boolean {
  return /((spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template)\.macroEnabled)\.main\+xml|sheet\.binary\.macroEnabled\.main)/.test(xml);
}

function count(content: Buffer, mark: string): number {
  let n = 0;
  for (let at = content.indexOf(mark); at >= 0; at = content.indexOf(mark, at + mark.length)) n += 1;
  return n;
}
