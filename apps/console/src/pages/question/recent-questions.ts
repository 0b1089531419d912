const KEPT_AS = 'yidan.recent-questions';
const KEPT = 8;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** 问过的: what was asked in this session, the latest first; it never leaves the browser. */
export function recentQuestions(store: Pick<Store, 'getItem'>): string[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEPT_AS) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** Puts a question in front; the same one is kept once. */
export function rememberQuestion(store: Store, text: string): string[] {
  const wanted = text.trim();
  const kept = [wanted, ...recentQuestions(store).filter((other) => other !== wanted)].slice(0, KEPT);
  store.setItem(KEPT_AS, JSON.stringify(kept));
  return kept;
}

/** Forgets them all. */
export function forgetQuestions(store: Pick<Store, 'removeItem'>): void {
  store.removeItem(KEPT_AS);
}
