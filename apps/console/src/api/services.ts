import { createContext, use } from 'react';
import type { Dispatch } from './dispatch.ts';
import type { Disputes } from './disputes.ts';
import type { ListRegistry } from './list-registry.ts';
import type { Summons } from './summons.ts';

/** The services as the signed-in person may call them. */
export interface Services {
  registry: ListRegistry;
  summons: Summons;
  dispatch: Dispatch;
  disputes: Disputes;
  streams: { open(path: string, lastEventId: string | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> };
}

export const ServicesContext = createContext<Services | null>(null);

/** The services, for whatever stands inside the signed-in part of the console. */
export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error('There are no services outside the session');
  return services;
}
