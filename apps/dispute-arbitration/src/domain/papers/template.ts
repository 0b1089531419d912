import type { z } from 'zod';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { FormPaper } from '../form-paper.ts';
import type { CaseHead } from './case-head.ts';
import type { Names } from './names.ts';

/** 文书模板: the fields of a paper, what fills them and how they are set. */
export interface Template<Fields extends z.ZodType> {
  /** Raised when the form changes; papers that were issued keep their fields. */
  readonly edition: number;
  readonly fields: Fields;
  readonly from: (one: DisputeCase, names: Names, head: CaseHead) => z.input<Fields>;
  readonly paper: (fields: z.output<Fields>) => FormPaper;
}

/** Declares a paper. */
export function defineTemplate<Fields extends z.ZodType>(template: Template<Fields>): Template<Fields> {
  return template;
}
