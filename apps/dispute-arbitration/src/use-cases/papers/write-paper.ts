import { createHash } from 'node:crypto';
import { writeOfficialPaper } from '@yidan/documents/official';
import type { DisputeDocumentKind } from '@yidan/contracts';
import type { FormPaper } from '../../domain/form-paper.ts';
import { paperOf } from '../../domain/papers/templates.ts';

/** 写出文书 that was issued: from the fields kept then, with their fingerprint; the same fields give the same bytes. Runs in a worker thread. */
export function writeIssued(kind: DisputeDocumentKind, fields: string, sha256: string): Promise<Uint8Array> {
  return write(paperOf(kind, JSON.parse(fields)), sha256);
}

/** A form that is written when it is asked for. */
export function writeForm(paper: FormPaper): Promise<Uint8Array> {
  return write(paper, createHash('sha256').update(JSON.stringify(paper)).digest('hex'));
}

function write({ objectNumber, basis, ...paper }: FormPaper, hash: string): Promise<Uint8Array> {
  return writeOfficialPaper({ ...paper, trace: { objectNumber, basis, hash: hash.slice(0, 32) } });
}
