export type OleKind = 'xls' | 'encrypted' | 'other';

const END_OF_CHAIN = 0xfffffffa;

/** Tells a binary .xls from an encrypted workbook and from other Office files, by the streams at the root of the container. */
export function oleKind(bytes: Uint8Array): OleKind {
  const names = rootStreams(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return 'encrypted';
  return names.has('Workbook') || names.has('Book') ? 'xls' : 'other';
}

function rootStreams(file: Buffer): Set<string> {
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return new Set();
  const size = 1 << shift;
  const sector = (n: number): Buffer => file.subarray((n + 1) * size, (n + 2) * size);
  const entries: Buffer[] = [];
  // A chain longer than the file has sectors runs in a circle.
  for (let at = file.readUInt32LE(48), steps = file.length / size; at < END_OF_CHAIN && steps > 0; at = next(file, at, size), steps -= 1) {
    const content = sector(at);
    for (let i = 0; i + 128 <= content.length; i += 128) entries.push(content.subarray(i, i + 128));
  }
  const names = new Set<string>();
  const seen = new Set<number>();
  const open = [entries[0]?.readUInt32LE(76) ?? END_OF_CHAIN];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const entry = entries[id];
    if (!entry || seen.has(id)) continue;
    seen.add(id);
    names.add(entry.toString('utf16le', 0, Math.max(0, Math.min(64, entry.readUInt16LE(64)) - 2)));
    open.push(entry.readUInt32LE(68), entry.readUInt32LE(72));
  }
  return names;
}

/** The sector after this one, looked up in the allocation table; only its first 109 sectors are followed, which is 7 MB of table. */
function next(file: Buffer, at: number, size: number): number {
  const perSector = size / 4;
  const index = Math.floor(at / perSector);
  if (index >= 109) return 0xffffffff;
  const table = file.readUInt32LE(76 + index * 4);
  const position = (table + 1) * size + (at % perSector) * 4;
  return position + 4 <= file.length ? file.readUInt32LE(position) : 0xffffffff;
}
