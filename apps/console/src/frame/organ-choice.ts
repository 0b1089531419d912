import type { Problem } from '../api/problem.ts';

const KEPT_AS = 'yidan.organ';

/** The organs a person may act for, as the refusal that asks for one names them; none for any other problem. */
export function organsToChooseFrom({ code, detail }: Pick<Problem, 'code' | 'detail'>): string[] {
  if (code !== 'SEC.ORGAN_REQUIRED') return [];
  return detail.match(/\d{5}[0-9A-Z]\/[A-Z0-9]{2,6}/g) ?? [];
}

/** The organ acted for in this browser session. */
export function keptOrgan(store: Pick<Storage, 'getItem'>): string | null {
  return store.getItem(KEPT_AS);
}

/** Keeps the organ for the rest of the session, or forgets it. */
export function keepOrgan(store: Pick<Storage, 'setItem' | 'removeItem'>, organ: string | null): void {
  if (organ === null) store.removeItem(KEPT_AS);
  else store.setItem(KEPT_AS, organ);
}
