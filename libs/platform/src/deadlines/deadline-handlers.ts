import type { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { DEADLINE_WATCH, type DeadlineMark, type DeadlineWatch, type DueDeadline, type MovedDeadline } from './on-deadline.ts';

/** What acts when clocks of one kind run out: on each by itself, or on many at once. */
export interface DueHandler {
  readonly ownerType: string;
  readonly command: string;
  readonly together: boolean;
  act(due: readonly DueDeadline[]): Promise<void>;
}

/** 到期处理: which method of which provider acts when a clock runs out or reaches a mark, and which follow when one is moved. */
export interface DeadlineHandlers {
  readonly due: ReadonlyMap<string, DueHandler>;
  readonly marks: ReadonlyMap<string, (marks: readonly DeadlineMark[]) => Promise<void>>;
  readonly moved: ReadonlyMap<string, (moved: MovedDeadline) => Promise<void>>;
}

/** One clock of one kind of owner, as a key. */
export const watchKey = (ownerType: string, command: string): string => `${ownerType} ${command}`;

/** Finds what the providers of a service declare; a clock with two that act on it is refused at the start. */
export function findDeadlineHandlers(discovery: DiscoveryService, scanner: MetadataScanner): DeadlineHandlers {
  const due = new Map<string, DueHandler>();
  const marks = new Map<string, (marks: readonly DeadlineMark[]) => Promise<void>>();
  const moved = new Map<string, (moved: MovedDeadline) => Promise<void>>();
  const once = <T>(among: Map<string, T>, key: string, handler: T): void => {
    if (among.has(key)) throw new Error(`two methods act on the deadline ${key}`);
    among.set(key, handler);
  };
  for (const { watch, act } of declared(discovery, scanner)) {
    const { of, ownerType } = watch;
    if (of === 'MARK') once(marks, ownerType, act);
    else if (of === 'MOVED') once(moved, ownerType, act);
    else {
      const command = watch.command!;
      const together = of === 'ALL_DUE';
      const one = async (all: readonly DueDeadline[]): Promise<void> => {
        for (const each of all) await act(each);
      };
      once(due, watchKey(ownerType, command), { ownerType, command, together, act: together ? act : one });
    }
  }
  return { due, marks, moved };
}

function* declared(discovery: DiscoveryService, scanner: MetadataScanner): Generator<{ watch: DeadlineWatch; act(taken: unknown): Promise<void> }> {
  for (const { instance } of [...discovery.getProviders(), ...discovery.getControllers()] as { instance?: Record<string, unknown> }[]) {
    if (!instance || typeof instance !== 'object') continue;
    const prototype = Object.getPrototypeOf(instance) as object | null;
    for (const name of prototype ? scanner.getAllMethodNames(prototype) : []) {
      const method = instance[name] as ((taken: unknown) => Promise<void>) | undefined;
      const watches = (method && Reflect.getMetadata(DEADLINE_WATCH, method)) as DeadlineWatch[] | undefined;
      for (const watch of watches ?? []) yield { watch, act: (taken) => method!.call(instance, taken) };
    }
  }
}
