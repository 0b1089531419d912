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

/** Consecutive events of one contract and one tenant, in their order; at least one. */
export type ReceivedRun<C extends EventContract> = readonly Received<C>[];

type HandlerOf<Taken> = (target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<(taken: Taken) => Promise<void>>) => void;

const declare =
  (kind: HandlerKind) =>
  <C extends EventContract>(contract: C): HandlerOf<Received<C>> =>
    EventPattern(contract.pattern, { kind }) as unknown as HandlerOf<Received<C>>;

/** 本地副本: keeps a local copy of what others say; replayed from position 0 when the copy is rebuilt, so it only writes its own tables. */
export const Project = declare('PROJECT');

/**
 * 成批副本: a local copy like the above whose handler takes a run of events at once and writes it with few statements. What it leaves behind must be what
 * the events would leave one by one. A run has more than one event only where every handler of the event takes runs.
 */
export const ProjectRun = <C extends EventContract>(contract: C): HandlerOf<ReceivedRun<C>> =>
  EventPattern(contract.pattern, { kind: 'PROJECT', takesRuns: true }) as unknown as HandlerOf<ReceivedRun<C>>;

/** 后续行为: acts because of an event; runs once per event and is never replayed. A new service starts its reactions at "now". */
export const React = declare('REACT');
