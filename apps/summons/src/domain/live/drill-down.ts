/** 下钻: where each figure of a list is looked at; a row's own filter goes behind it. */
export function linksOf(list: 'orders' | 'matters', figures: readonly string[], more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const rest = Object.entries(more).map(([name, value]) => `&${name}=${value}`).join('');
  return Object.fromEntries(figures.map((figure) => [figure, `/api/summons/v1/${list}?figure=${figure}${rest}`]));
}
