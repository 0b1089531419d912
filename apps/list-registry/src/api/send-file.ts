import { StreamableFile } from '@nestjs/common';

const MEDIA: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  svg: 'image/svg+xml; charset=utf-8',
  csv: 'text/csv',
  json: 'application/json; charset=utf-8',
};

/** A file as the answer of a request, under its own name. */
export function sendFile({ name, bytes, encoding = 'utf-8' }: { name: string; bytes: Uint8Array; encoding?: string }): StreamableFile {
  const media = MEDIA[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const type = media === MEDIA.csv ? `${media}; charset=${encoding}` : media;
  return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
}
