import { createHash } from 'node:crypto';
import { writeWorkbook } from '@yidan/documents';
import type { DocumentFormat } from '@yidan/contracts';
import type { Violation } from '@yidan/kernel';
import type { z } from 'zod';
import { reportFactsOf } from '../../domain/document/compilation-report.facts.ts';
import { FieldsMissing } from '../../domain/document/document.errors.ts';
import { fillIn, type Template } from '../../domain/document/template.ts';
import { TEMPLATES, type FormName } from '../../domain/document/templates.ts';

/** What a form is made from: facts as they are, or what the facts of a report are counted from. */
export type FormSource = { readonly facts: Readonly<Record<string, unknown>> } | { readonly report: Parameters<typeof reportFactsOf> };

/** A form to be written. */
export interface FormOrder {
  readonly name: FormName;
  readonly format: DocumentFormat;
  readonly source: FormSource;
  readonly given: Readonly<Record<string, unknown>>;
  /** Hashes of facts of which a document is there already. */
  readonly known: readonly string[];
}

/** A form that was written, or the fields that it lacks; without bytes where a document of the same facts is there. */
export type WrittenForm = { readonly lacks: readonly [Violation, ...Violation[]] } | { readonly title: string; readonly factsHash: string; readonly bytes: Uint8Array | null };

/** 写出文书: counts what the form says, fills it in and writes it as a file. Runs in a worker thread. */
export async function writeForm({ name, format, source, given, known }: FormOrder): Promise<WrittenForm> {
  const template = TEMPLATES[name] as unknown as Template<z.ZodObject, z.ZodObject>;
  const fields = filled(template, 'report' in source ? reportFactsOf(...source.report) : source.facts, given);
  if (fields instanceof FieldsMissing) return { lacks: fields.violations as [Violation, ...Violation[]] };
  const title = template.title(fields);
  const factsHash = createHash('sha256').update(JSON.stringify({ name, edition: template.edition, fields })).digest('hex');
  if (known.includes(factsHash)) return { title, factsHash, bytes: null };
  if (format === 'xlsx') return { title, factsHash, bytes: await writeWorkbook(template.workbook!(fields)) };
  // Loaded only where it is needed: every worker starts from nothing.
  const { writeOfficialPaper } = await import('@yidan/documents/official');
  const { objectNumber, basis, ...paper } = template.paper(fields);
  return { title, factsHash, bytes: await writeOfficialPaper({ ...paper, trace: { objectNumber, basis, hash: factsHash } }) };
}

/** What is missing is an answer, not a failure of the worker. */
function filled(template: Template<z.ZodObject, z.ZodObject>, facts: unknown, given: unknown): Record<string, unknown> | FieldsMissing {
  try {
    return fillIn(template, facts, given);
  } catch (error) {
    if (error instanceof FieldsMissing) return error;
    throw error;
  }
}
