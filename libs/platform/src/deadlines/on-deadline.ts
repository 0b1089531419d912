import type { DeadlineOwner, MarkPercent } from '@yidan/kernel';

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

/** 节点 (R-DL-4): a clock that has run so far; at 100 it is over. Where several were passed unseen, only the last is told. */
export type DeadlineMark = DueDeadline & { readonly percent: MarkPercent; /** Which of the marks of its clock it is; an extension gives a clock three more. */ readonly nth: number };

/** A clock whose end a calendar moved. */
export type MovedDeadline = Pick<DueDeadline, 'id' | 'owner' | 'command' | 'dueAt' | 'at'>;

/** Which clocks a method acts on: one that ran out, many at once, those that reached a mark, or those that were moved; every command where none is named. */
export interface DeadlineWatch {
  readonly of: 'DUE' | 'ALL_DUE' | 'MARK' | 'MOVED';
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

/** 到期: the timer takes a step when the clock of a command has run out; each fires once, in a transaction of its own. */
export const OnDeadline = (ownerType: string, command: string): HandlerOf<DueDeadline> => declare({ of: 'DUE', ownerType, command });

/** 批量到期: the same for many clocks of one tenant at once, in one transaction; where that fails, each is tried alone. */
export const OnDeadlines = (ownerType: string, command: string): HandlerOf<readonly DueDeadline[]> => declare({ of: 'ALL_DUE', ownerType, command });

/** 节点提示 (R-DL-4): told when clocks of an owner have run 50, 80 and 100 per cent, many of one tenant at once; each mark once. Changes nothing about the clock. */
export const OnDeadlineMark = (ownerType: string): HandlerOf<readonly DeadlineMark[]> => declare({ of: 'MARK', ownerType, command: null });

/** 期限变动: keeps what was copied from a clock when a calendar moves its end (R-DL-5). */
export const OnDeadlineMoved = (ownerType: string): HandlerOf<MovedDeadline> => declare({ of: 'MOVED', ownerType, command: null });
