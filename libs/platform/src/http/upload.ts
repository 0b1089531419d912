import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { notesOfMethod } from './endpoint-notes.ts';
import { Problem } from './problem.ts';
import { malformed } from './violations.ts';

export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

/** 上传文件: one file as it came, with the text fields sent beside it. */
export interface UploadedFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
  sha256: string;
  fields: Readonly<Record<string, string>>;
}

const UploadedParam = createParamDecorator((_: unknown, context: ExecutionContext): UploadedFile => {
  const { upload } = context.switchToHttp().getRequest<{ upload?: UploadedFile }>();
  if (!upload) throw new Error('an upload is read by the unit-of-work interceptor');
  return upload;
});

/** The one file of a multipart request, read whole; larger files than the limit answer 413. */
export function Upload(options: { maxBytes?: number } = {}): ParameterDecorator {
  return (target, key, index) => {
    notesOfMethod(target, key).upload = { maxBytes: options.maxBytes ?? MAX_UPLOAD_BYTES };
    UploadedParam()(target, key, index);
  };
}

/** Reads the file before any transaction begins, so that a slow sender holds no connection. */
export async function receiveUpload(request: FastifyRequest, maxBytes: number): Promise<UploadedFile> {
  if (!request.isMultipart()) throw malformed([], 'Send the file as multipart/form-data', '请以 multipart/form-data 方式上传文件');
  let part: MultipartFile | undefined;
  try {
    part = await request.file({ limits: { fileSize: maxBytes, files: 1, fields: 20, fieldSize: 100_000 } });
    if (!part) throw malformed([{ path: 'file', code: 'COMMON.FILE_MISSING', message: 'The file is missing', messageZh: '缺少文件' }]);
    const bytes = await part.toBuffer();
    return {
      name: part.filename,
      mediaType: part.mimetype,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fields: fieldsOf(part),
    };
  } catch (error) {
    if (isTooLarge(error)) throw tooLarge(maxBytes);
    throw error;
  }
}

function fieldsOf(part: MultipartFile): Record<string, string> {
  return Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) =>
      field && !Array.isArray(field) && field.type === 'field' ? [[name, String(field.value)]] : [],
    ),
  );
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';
}

function tooLarge(maxBytes: number): Problem {
  const limit = `${Math.floor(maxBytes / 1024 / 1024)} MB`;
  return new Problem(413, 'COMMON.TOO_LARGE', `The file is larger than ${limit}`, `文件超过 ${limit} 的上限`);
}
