import { Packer, type Document } from 'docx';

const WRITTEN = '2020-01-01T00:00:00Z';
const LOCAL_ENTRY = 0x04034b50;
const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** 2020-01-01 00:00 as zip files write it: time, then date. */
const ZIP_TIME = 0x50210000;

/** 装订文书: a .docx that carries no clock, so that the same document has the same bytes and its hash can be checked later. */
export async function packDocument(document: Document, title: string, parts: readonly { path: string; data: string }[] = []): Promise<Buffer> {
  return withoutClock(await Packer.toBuffer(document, false, [{ path: 'docProps/core.xml', data: core(title) }, ...parts]));
}

// The library writes the time of the rendering into the properties; a document has no such time.
function core(title: string): string {
  const text = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${text}</dc:title><dc:creator>Yidan</dc:creator><cp:lastModifiedBy>Yidan</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${WRITTEN}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${WRITTEN}</dcterms:modified>` +
    '</cp:coreProperties>'
  );
}

// Every entry of a zip carries the time it was packed, once before its bytes and once in the directory at the end.
function withoutClock(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('the rendered document is no zip file');
  let entry = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = bytes.readUInt32LE(entry + 42);
    if (bytes.readUInt32LE(entry) !== CENTRAL_ENTRY || bytes.readUInt32LE(local) !== LOCAL_ENTRY) throw new Error('the directory of the rendered document is broken');
    bytes.writeUInt32LE(ZIP_TIME, entry + 12);
    bytes.writeUInt32LE(ZIP_TIME, local + 10);
    entry += 46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
  return bytes;
}
