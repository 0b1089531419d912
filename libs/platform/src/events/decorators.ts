import { EventPattern } from '@nestjs/microservices';
import type { EventContract, EventData } from '@yidan/contracts';

/** What a handler is for: a local copy that can be rebuilt, or a command that follows from the event once. */
export type HandlerKind = 'PROJECT' | 'REACT';

/** An event as a handler receives it: parsed by its contract, inside the applying transaction, bound to the event's tenant. */
export interface ReceivedEvent<Data> {
  id: string;
  tenantId: string;
  type: string;
  version: number;
  data: Data;
  occurredAt: Date;
  position: string;
  aggregate: { type: string; id: string; version: number };
}

/** The event a contract's handler receives. */
export type Received<C extends EventContract> = ReceivedEvent<EventData<C>>;

type HandlerOf<C extends EventContract> = (target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<(event: Received<C>) => Promise<void>>) => void;

const declare =
  (kind: HandlerKind) =>
  <C extends EventContract>(contract: C): HandlerOf<C> =>
    EventPattern(contract.pattern, { kind }) as unknown as HandlerOf<C>;

/** 本地副本: keeps a local copy of what others say; replayed from position 0 when the copy is rebuilt, so it only writes its own tables. */
export const Project = declare('PROJECT');

/** 后续行为: acts because of an event; runs once per event and is never replayed. A new service starts its reactions at "now". */
export const React = declare('REACT');
