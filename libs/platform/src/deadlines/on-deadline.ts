import type { DeadlineOwner } from '@yidan/kernel';

/** A clock that ran out, as its handler receives it: inside the transaction that marks it as fired, bound to the owner's tenant. */
export interface DueDeadline {
  readonly id: string;
  readonly owner: DeadlineOwner;
  readonly command: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  /** Now: the instant of the act. */
  readonly at: Date;
}

/** A clock whose end a calendar moved. */
export type MovedDeadline = Pick<DueDeadline, 'id' | 'owner' | 'command' | 'dueAt' | 'at'>;

/** Which clocks a method acts on; every command where none is named. */
export interface DeadlineWatch {
  readonly of: 'DUE' | 'MOVED';
  readonly ownerType: string;
  readonly command: string | null;
}

export const DEADLINE_WATCH = Symbol('DeadlineWatch');

type HandlerOf<Taken> = (target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<(taken: Taken) => Promise<void>>) => void;

const declare = (watch: DeadlineWatch) => (_target: object, _key: string | symbol, descriptor: PropertyDescriptor): void => {
  const method = descriptor.value as object;
  const before = (Reflect.getMetadata(DEADLINE_WATCH, method) ?? []) as DeadlineWatch[];
  Reflect.defineMetadata(DEADLINE_WATCH, [...before, watch], method);
};

/** 到期: the timer takes a step when the clock of a command has run out; each fires once. */
export const OnDeadline = (ownerType: string, command: string): HandlerOf<DueDeadline> => declare({ of: 'DUE', ownerType, command });

/** 期限变动: keeps what was copied from a clock when a calendar moves its end (R-DL-5). */
export const OnDeadlineMoved = (ownerType: string): HandlerOf<MovedDeadline> => declare({ of: 'MOVED', ownerType, command: null });
