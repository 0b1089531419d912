import type { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { DEADLINE_WATCH, type DeadlineWatch, type DueDeadline, type MovedDeadline } from './on-deadline.ts';

/** 到期处理: which method of which provider acts when a clock runs out, and which follow when one is moved. */
export interface DeadlineHandlers {
  readonly due: ReadonlyMap<string, { readonly ownerType: string; readonly command: string; act(due: DueDeadline): Promise<void> }>;
  readonly moved: ReadonlyMap<string, (moved: MovedDeadline) => Promise<void>>;
}

/** One clock of one kind of owner, as a key. */
export const watchKey = (ownerType: string, command: string): string => `${ownerType} ${command}`;

/** Finds what the providers of a service declare; a clock with two that act on it is refused at the start. */
export function findDeadlineHandlers(discovery: DiscoveryService, scanner: MetadataScanner): DeadlineHandlers {
  const due = new Map<string, { ownerType: string; command: string; act(due: DueDeadline): Promise<void> }>();
  const moved = new Map<string, (moved: MovedDeadline) => Promise<void>>();
  for (const { instance } of [...discovery.getProviders(), ...discovery.getControllers()] as { instance?: Record<string, unknown> }[]) {
    if (!instance || typeof instance !== 'object') continue;
    const prototype = Object.getPrototypeOf(instance) as object | null;
    for (const name of prototype ? scanner.getAllMethodNames(prototype) : []) {
      const method = instance[name] as ((taken: unknown) => Promise<void>) | undefined;
      const watches = (method && Reflect.getMetadata(DEADLINE_WATCH, method)) as DeadlineWatch[] | undefined;
      for (const { of, ownerType, command } of watches ?? []) {
        const act = (taken: unknown): Promise<void> => method!.call(instance, taken);
        const key = of === 'DUE' ? watchKey(ownerType, command!) : ownerType;
        if ((of === 'DUE' ? due : moved).has(key)) throw new Error(`two methods act on the deadline ${key}`);
        if (of === 'DUE') due.set(key, { ownerType, command: command!, act });
        else moved.set(key, act);
      }
    }
  }
  return { due, moved };
}
