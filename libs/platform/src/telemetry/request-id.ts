import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<string>();

/** Runs work as part of a request; its log lines carry the request's id. */
export function inRequest<T>(id: string, work: () => T): T {
  return requests.run(id, work);
}

/** The id of the running request, or undefined outside one. */
export function currentRequestId(): string | undefined {
  return requests.getStore();
}
