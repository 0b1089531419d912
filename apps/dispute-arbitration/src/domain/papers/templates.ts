import type { DisputeDocumentKind } from '@yidan/contracts';
import type { z } from 'zod';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { FormPaper } from '../form-paper.ts';
import { acceptance, referUp, rejection, supplement } from './acceptance.ts';
import { application } from './application.ts';
import { headOf } from './case-head.ts';
import { minutes, roundMinutes } from './minutes.ts';
import type { Names } from './names.ts';
import { coordinationNotice, interimNotice } from './notices.ts';
import { opinion, submission } from './opinion.ts';
import { executionNotice, ruling } from './ruling.ts';
import type { Template } from './template.ts';

const TEMPLATES = {
  APPLICATION: application, ACCEPTANCE: acceptance, SUPPLEMENT: supplement, REJECTION: rejection, COORDINATION_NOTICE: coordinationNotice, MINUTES: minutes, ROUND_MINUTES: roundMinutes, OPINION: opinion,
  SUBMISSION: submission, RULING: ruling, EXECUTION_NOTICE: executionNotice, INTERIM_NOTICE: interimNotice, REFER_UP: referUp,
} satisfies Record<DisputeDocumentKind, unknown>;

/** 文书要素: everything a paper says, taken from the case as it is when the paper is issued. */
export function paperFields(kind: DisputeDocumentKind, one: DisputeCase, names: Names, number: string, at: Date): Record<string, unknown> {
  const template = templateOf(kind);
  return { edition: template.edition, ...(template.fields.parse(template.from(one, names, headOf(one, names, number, at))) as object) };
}

/** 文书内容 from its fields alone; the same fields give the same paper. */
export function paperOf(kind: DisputeDocumentKind, fields: unknown): FormPaper {
  const template = templateOf(kind);
  return template.paper(template.fields.parse(fields));
}

function templateOf(kind: DisputeDocumentKind): Template<z.ZodType> {
  return TEMPLATES[kind] as unknown as Template<z.ZodType>;
}
