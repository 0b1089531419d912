import { createHash } from 'node:crypto';
import { writeOfficialPaper } from '@yidan/documents/official';
import type { FormPaper } from '../domain/form-paper.ts';

/** 公文 as a .docx: the same paper gives the same bytes and the same fingerprint. */
export function renderForm({ objectNumber, basis, ...paper }: FormPaper): Promise<Uint8Array> {
  const hash = createHash('sha256').update(JSON.stringify({ objectNumber, basis, ...paper })).digest('hex').slice(0, 32);
  return writeOfficialPaper({ ...paper, trace: { objectNumber, basis, hash } });
}
