import { crc32 } from 'node:zlib';
import { packed, type ZipEntry } from './zip-check.ts';

interface Part {
  name: string;
  method: number;
  crc: number;
  uncompressed: number;
  data: Buffer;
}

/** A part as it lies in another zip. */
export function copiedPart(file: Buffer, entry: ZipEntry): Part {
  return { name: entry.name, method: entry.method, crc: entry.crc, uncompressed: entry.uncompressed, data: packed(file, entry) };
}

/** A part that is only handed on within this process, and so not worth compressing. */
export function storedPart(name: string, data: Buffer): Part {
  return { name, method: 0, crc: crc32(data), uncompressed: data.length, data };
}

/** A zip of these parts. */
export function packZip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const listed: Buffer[] = [];
  let offset = 0;
  for (const { name, method, crc, uncompressed, data } of parts) {
    const label = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(crc, 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(uncompressed, 18);
    head.writeUInt16LE(label.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    listed.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, label);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), head, label, data);
    offset += 30 + label.length + data.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
