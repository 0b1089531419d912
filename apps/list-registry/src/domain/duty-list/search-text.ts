import type { ListedItem } from './listed-item.ts';

/** 检索文本: a text as keywords are looked for in it; width and letter case make no difference. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** What a keyword is looked for in: name, description, keywords and the names of the powers. */
export function searchTextOf({ name, description, keywords, powers }: Pick<ListedItem, 'name' | 'description' | 'keywords' | 'powers'>): string {
  return searchable([name, description ?? '', ...keywords, ...powers.map((power) => power.name)].join('\n'));
}
