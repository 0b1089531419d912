import { StreamableFile } from '@nestjs/common';

const MEDIA: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** A file as the answer of a request, under its own name. */
export function sendFile({ name, bytes }: { name: string; bytes: Uint8Array }): StreamableFile {
  const type = MEDIA[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
}
