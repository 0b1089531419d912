import type { z } from 'zod';

/** 事件: one fact as an aggregate records it, before the journal gives it an id and a position. */
export interface RecordedEvent<Data = unknown> {
  readonly type: string;
  readonly version: number;
  readonly data: Data;
  readonly occurredAt: Date;
}

/** 事件契约: the one declaration of an event, from which its subject, its type, the sender's check and the reader's parser follow. */
export interface EventContract<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly version: number;
  readonly schema: Schema;
  /** `type@version`: how handlers and the journal name the contract. */
  readonly pattern: string;
  /** Whether the relay publishes it, or it stays in the journal as audit only. */
  readonly published: boolean;
  create(data: z.input<Schema>, occurredAt: Date): RecordedEvent<z.output<Schema>>;
  parse(data: unknown): z.output<Schema>;
}

/** The data an event of this contract carries. */
export type EventData<C> = C extends EventContract<string, infer Schema> ? z.output<Schema> : never;

/** Every contract that was declared, by pattern; the relay and the AsyncAPI document read it. */
export const eventCatalogue = new Map<string, EventContract>();

/** Declares an event once: `context.noun.past-participle` as in domain X-16, its version and its shape. */
export function defineEvent<const Type extends string, Schema extends z.ZodType>(
  type: Type,
  version: number,
  schema: Schema,
  options: { published?: boolean } = {},
): EventContract<Type, Schema> {
  const pattern = `${type}@${version}`;
  if (eventCatalogue.has(pattern)) throw new Error(`event ${pattern} is declared twice`);
  const contract: EventContract<Type, Schema> = {
    type,
    version,
    schema,
    pattern,
    published: options.published ?? true,
    create: (data, occurredAt) => ({ type, version, data: schema.parse(data), occurredAt }),
    parse: (data) => schema.parse(data),
  };
  eventCatalogue.set(pattern, contract);
  return contract;
}

