import type { Violation } from '@yidan/kernel';
import { z } from 'zod';
import type { RenderedWorkbook } from '../list-import/render-list.ts';
import { FieldsMissing } from './document.errors.ts';
import type { Paper } from './paper.ts';

/** 文书模板: the fields of a form, each with its Chinese name, and how they are set. */
export interface Template<Facts extends z.ZodObject, Given extends z.ZodObject> {
  readonly zh: string;
  /** Raised when the form changes: the same data then give another document. */
  readonly edition: number;
  /** What the data say. */
  readonly facts: Facts;
  /** What a person writes. */
  readonly given: Given;
  /** Fields that these facts make necessary. */
  readonly needs?: (facts: z.output<Facts>) => readonly (keyof z.output<Given> & string)[];
  readonly title: (facts: z.output<Facts>) => string;
  readonly paper: (fields: z.output<Facts> & z.output<Given>) => Paper;
  readonly workbook?: (fields: z.output<Facts> & z.output<Given>) => RenderedWorkbook;
}

/** Declares a form. */
export function defineTemplate<Facts extends z.ZodObject, Given extends z.ZodObject>(template: Template<Facts, Given>): Template<Facts, Given> {
  return template;
}

/** A field under its Chinese name. */
export function named<S extends z.ZodType>(zh: string, schema: S): S {
  return schema.meta({ title: zh });
}

/** 填写文书: facts and what a person wrote, together; what is missing or unknown is named, all at once. */
export function fillIn<Facts extends z.ZodObject, Given extends z.ZodObject>(template: Template<Facts, Given>, facts: unknown, given: unknown): z.output<Facts> & z.output<Given> {
  const [read, written] = [template.facts.safeParse(facts), template.given.safeParse(given)];
  const needed = read.success && written.success ? (template.needs?.(read.data) ?? []).filter((key) => written.data[key] === undefined) : [];
  const violations = [
    ...(read.success ? [] : read.error.issues.flatMap((issue) => violationsOf(template.facts, issue, facts))),
    ...(written.success ? [] : written.error.issues.flatMap((issue) => violationsOf(template.given, issue, given))),
    ...needed.map((key) => missing([key], nameOf(template.given, [key]))),
  ];
  const [first, ...rest] = violations;
  if (first) throw new FieldsMissing(template.zh, [first, ...rest]);
  return { ...read.data!, ...written.data! };
}

function violationsOf(schema: z.ZodObject, issue: z.core.$ZodIssue, said: unknown): Violation[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('/'), code: 'REGISTRY.DOCUMENT.FIELD_UNKNOWN', message: `The form has no field ${key} to be written`, messageZh: `没有可填写的要素“${key}”` }));
  }
  const zh = nameOf(schema, issue.path);
  return [valueAt(said, issue.path) === undefined ? missing(issue.path, zh) : { path: issue.path.join('/'), code: 'REGISTRY.DOCUMENT.FIELD_INVALID', message: `“${zh}”: ${issue.message}`, messageZh: `“${zh}”填写有误` }];
}

function valueAt(said: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, step) => (typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[step] : undefined), said);
}

function missing(path: readonly PropertyKey[], zh: string): Violation {
  return { path: path.join('/'), code: 'REGISTRY.DOCUMENT.FIELD_MISSING', message: `“${zh}” is missing`, messageZh: `缺少“${zh}”` };
}

/** The Chinese name of a field, with the number of its place in a list. */
function nameOf(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const names: string[] = [];
  let at: z.ZodType | undefined = schema;
  for (const step of path) {
    at = opened(at);
    if (at instanceof z.ZodObject) at = at.shape[step as string] as z.ZodType | undefined;
    else if (at instanceof z.ZodArray) {
      at = at.element as z.ZodType;
      names.push(`第${Number(step) + 1}项`);
      continue;
    } else at = undefined;
    names.push(at?.meta()?.title ?? opened(at)?.meta()?.title ?? String(step));
  }
  return names.join('·');
}

function opened(schema: z.ZodType | undefined): z.ZodType | undefined {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault ? opened(schema.unwrap() as z.ZodType) : schema;
}
