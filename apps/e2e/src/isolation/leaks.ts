import { inflateRawSync } from 'node:zlib';

/** 证据: a text, where it was found, and the tenant for whom it was meant; null where it was meant for nobody. */
export interface Evidence {
  tenant: string | null;
  where: string;
  text: string;
}

/** Whose words are whose. */
export interface Marked {
  readonly tenantId: string;
  readonly mark: string;
}

/** Whether a tenant may see words of another one there. */
export type Shared = (evidence: Evidence, owner: Marked) => boolean;

/** 找漏: every piece of evidence that holds words of a tenant for whom it was not meant, by the place and the field of the first of them. */
export function leaksIn(evidence: readonly Evidence[], places: readonly Marked[], shared: Shared = () => false): string[] {
  const found = new Set<string>();
  for (const piece of evidence) {
    const text = piece.text.toLowerCase();
    for (const owner of places) {
      if (owner.tenantId === piece.tenant || shared(piece, owner)) continue;
      // Bytes are kept and shown as hexadecimal digits.
      for (const mark of [owner.mark, Buffer.from(owner.mark).toString('hex'), Buffer.from(owner.mark).toString('base64').slice(0, -4)]) {
        const at = text.indexOf(mark.toLowerCase());
        if (at >= 0) found.add(`${piece.where} of ${piece.tenant ?? 'nobody'} holds ${piece.text.slice(at, at + mark.length + 12)} of ${owner.tenantId}`);
      }
    }
  }
  return [...found].sort();
}

/** The text of an answer's bytes: a workbook's or a document's parts are unpacked, other bytes are read as they are. */
export function textIn(bytes: Buffer): string {
  return bytes.subarray(0, 2).toString() === 'PK' ? partsOf(bytes).join('\n') : bytes.toString();
}

/** Every part of an archive, read by its directory at the end. */
function partsOf(zip: Buffer): string[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const parts: string[] = [];
  for (let entry = zip.readUInt32LE(end + 16); zip.readUInt32LE(entry) === 0x02014b50; ) {
    const [method, size] = [zip.readUInt16LE(entry + 10), zip.readUInt32LE(entry + 20)];
    const [name, extra, comment] = [zip.readUInt16LE(entry + 28), zip.readUInt16LE(entry + 30), zip.readUInt16LE(entry + 32)];
    const local = zip.readUInt32LE(entry + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + size);
    parts.push(zip.toString('utf8', entry + 46, entry + 46 + name), (method === 8 ? inflateRawSync(bytes) : bytes).toString());
    entry += 46 + name + extra + comment;
  }
  return parts;
}
