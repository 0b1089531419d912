import type { Language } from './person.ts';

/** What of a request says in which language to answer, from the strongest wish to the weakest. */
export interface Wishes {
  /** What the reader chose on the page. */
  chosen?: string | null;
  /** `ui_locales` of the application that sent the reader here. */
  uiLocales?: unknown;
  /** The browser's `Accept-Language`. */
  accepted?: string | undefined;
}

/** The language to answer in: Chinese where nobody asks for another. */
export function languageFor({ chosen, uiLocales, accepted = '' }: Wishes): Language {
  const weighed = accepted
    .split(',')
    .map((part) => ({ tag: part.split(';')[0]!, weight: Number(/;\s*q=([\d.]+)/.exec(part)?.[1] ?? 1) }))
    .sort((a, b) => b.weight - a.weight);
  const wishes = [chosen ?? '', ...(typeof uiLocales === 'string' ? uiLocales.split(' ') : []), ...weighed.map(({ tag }) => tag)];
  return wishes.map(spoken).find((language) => language !== null) ?? 'zh';
}

function spoken(tag: string): Language | null {
  const [language] = tag.trim().toLowerCase().split('-');
  return language === 'zh' || language === 'en' ? language : null;
}
