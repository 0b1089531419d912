import { HttpCode } from '@nestjs/common';
import type { z } from 'zod';
import { notesOfMethod } from './endpoint-notes.ts';

/** What a handler answers: the schema of its body (null for none) and its status, which is set as well as documented. */
export function Answers(schema: z.ZodType | null, options: { status?: number; summary?: string; description?: string } = {}): MethodDecorator {
  return (target, key, descriptor) => {
    const { status, summary, description = 'Done' } = options;
    const notes = notesOfMethod(target, key);
    notes.answers.push({ schema, mediaType: 'application/json', description, ...(status === undefined ? {} : { status }) });
    if (summary !== undefined) notes.summary = summary;
    if (status !== undefined) HttpCode(status)(target, key, descriptor);
  };
}

/** A handler that answers with a file of the given media type. */
export function AnswersFile(mediaType: string, options: { summary?: string; description?: string } = {}): MethodDecorator {
  return (target, key) => {
    const notes = notesOfMethod(target, key);
    notes.answers.push({ schema: null, mediaType, description: options.description ?? 'The file' });
    if (options.summary !== undefined) notes.summary = options.summary;
  };
}
