import type { z } from 'zod';

/** What the decorators of one handler wrote down about it: where its input comes from and what it answers. */
export interface EndpointNotes {
  body?: z.ZodType;
  query?: z.ZodType;
  params: Record<string, z.ZodType>;
  upload?: { maxBytes: number };
  answers: AnswerNote[];
  requiresIfMatch?: boolean;
  ownTransactions?: boolean;
  summary?: string;
}

/** One way a handler answers. */
export interface AnswerNote {
  status?: number;
  schema: z.ZodType | null;
  mediaType: string;
  description: string;
}

const notes = new WeakMap<object, EndpointNotes>();

/** The notes of a handler, created at the first question; parameter decorators run before method decorators. */
export function notesOf(handler: object): EndpointNotes {
  let found = notes.get(handler);
  if (!found) notes.set(handler, (found = { params: {}, answers: [] }));
  return found;
}

/** The notes of a method while its class is being decorated. */
export function notesOfMethod(target: object, key: string | symbol | undefined): EndpointNotes {
  const handler: unknown = key === undefined ? undefined : Reflect.get(target, key);
  if (typeof handler !== 'function') throw new TypeError('input and answers are declared on methods');
  return notesOf(handler);
}
