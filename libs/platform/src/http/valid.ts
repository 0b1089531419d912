import { Body, Param, Query, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { notesOfMethod } from './endpoint-notes.ts';
import { accept } from './violations.ts';

class ReadAs implements PipeTransform {
  constructor(
    private readonly schema: z.ZodType,
    private readonly at: readonly string[] = [],
  ) {}

  transform(input: unknown): unknown {
    return accept(this.schema, input, this.at);
  }
}

/** The request body, read by its schema; unknown fields are refused. */
export function ValidBody(schema: z.ZodType): ParameterDecorator {
  refusesUnknownFields(schema, 'body');
  return (target, key, index) => {
    notesOfMethod(target, key).body = schema;
    Body(new ReadAs(schema))(target, key, index);
  };
}

/** The query of the address, read by its schema (numbers by `z.coerce`); unknown fields are refused. */
export function ValidQuery(schema: z.ZodType): ParameterDecorator {
  refusesUnknownFields(schema, 'query');
  return (target, key, index) => {
    notesOfMethod(target, key).query = schema;
    Query(new ReadAs(schema))(target, key, index);
  };
}

/** One step of the path, read by its schema. */
export function ValidParam(name: string, schema: z.ZodType): ParameterDecorator {
  return (target, key, index) => {
    notesOfMethod(target, key).params[name] = schema;
    Param(name, new ReadAs(schema, [name]))(target, key, index);
  };
}

function refusesUnknownFields(schema: z.ZodType, where: string): void {
  if (schema instanceof z.ZodObject && !(schema.def.catchall instanceof z.ZodNever)) {
    throw new TypeError(`the schema of a ${where} refuses unknown fields: declare it with z.strictObject`);
  }
}
