import { AsyncLocalStorage } from 'node:async_hooks';

/** Who acts, as the journal writes it down. */
export interface ActorStamp {
  /** uuid of the person, `client:<id>` of a machine account, or `system:<name>` of a timer or a reaction. */
  id: string;
  organId: string | null;
  roles: readonly string[];
}

/** 阅读人: for whom restricted rows are looked up. */
export interface Reader {
  readonly personId: string | null;
  readonly unitId: string | null;
  /** Whether the reader's office keeps what is restricted, and so sees it all. */
  readonly seesRestricted: boolean;
}

/** What every transaction is bound to: the tenant whose rows it sees, the city whose catalogue it may read, who acts and from which cause. */
export interface Scope {
  tenant: string;
  city: string | null;
  actor: ActorStamp;
  /** Absent where the service acts for itself: following events or keeping time, it sees all of its tenant. */
  reader?: Reader;
  correlation?: string;
  causation?: string;
  traceparent?: string;
}

const storage = new AsyncLocalStorage<Scope>();

/** What the running transaction has done so far, whichever tenant it did it for. */
export interface Deeds {
  journalled: boolean;
}

const deeds = new AsyncLocalStorage<Deeds>();

/** Runs the work of one transaction and keeps note of what it does. */
export function withDeeds<T>(noted: Deeds, work: () => Promise<T>): Promise<T> {
  return deeds.run(noted, work);
}

/** The running transaction has written into the journal. */
export function noteJournalled(): void {
  const noted = deeds.getStore();
  if (noted) noted.journalled = true;
}

/** Runs work bound to a tenant; the transaction hook reads it. */
export function withScope<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  return storage.run(scope, work);
}

/** The scope of the running transaction, or undefined outside one. */
export function currentScope(): Scope | undefined {
  return storage.getStore();
}
