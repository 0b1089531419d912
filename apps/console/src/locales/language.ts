import type { Language } from './texts.ts';

const KEPT_AS = 'yidan.language';

/** The language chosen in this browser, Chinese until one was. */
export function keptLanguage(store: Pick<Storage, 'getItem'>): Language {
  return store.getItem(KEPT_AS) === 'en' ? 'en' : 'zh-CN';
}

/** Keeps the choice for the next visit. */
export function keepLanguage(store: Pick<Storage, 'setItem'>, language: Language): void {
  store.setItem(KEPT_AS, language);
}

/** The text that is meant for readers of a language, of the two an answer brings. */
export function inLanguage(language: string, zh: string, en: string): string {
  return language === 'en' ? en : zh;
}
