import { DocumentError, readDocument } from '@yidan/documents';
import { readProvision, type ProvisionReading } from '../../domain/sanding/read-provision.ts';

/** What came of reading: the text as it was understood, or why the file is none. */
export type SandingFile =
  | { readonly format: 'docx' | 'txt'; readonly paragraphs: number; readonly reading: ProvisionReading }
  | { readonly refusal: { readonly code: string; readonly message: string; readonly messageZh: string } };

/** 读取“三定”文件: called in a worker thread, so that a hostile file can end the worker but never the service. */
export function readSandingFile(bytes: Uint8Array): Promise<SandingFile> {
  try {
    const { format, paragraphs } = readDocument(bytes);
    return Promise.resolve({ format, paragraphs: paragraphs.length, reading: readProvision(paragraphs) });
  } catch (error) {
    if (!(error instanceof DocumentError)) return Promise.reject(error as Error);
    const { code, message, messageZh } = error;
    return Promise.resolve({ refusal: { code, message, messageZh } });
  }
}
