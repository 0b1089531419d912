import { normaliseName } from '@yidan/kernel';

/** What an item of a neighbouring version is recognised by. */
export interface KnownItem {
  readonly itemKey: string;
  readonly code: string;
  readonly name: string;
  readonly powers: readonly { readonly type: string; readonly number: string | null }[];
}

/** An item as a file gives it, before it is known which one it is. */
export interface UnknownItem {
  readonly code?: string | undefined;
  readonly name: string;
  readonly powers: readonly { readonly type: string; readonly number?: string | null | undefined }[];
}

/** By what an item was recognised, or NEW. */
export type RecognisedBy = 'CODE' | 'NAME' | 'POWER' | 'NEW';

/** Which item a row is. */
export interface Identity {
  readonly itemKey: string;
  readonly by: RecognisedBy;
  readonly known: KnownItem | null;
}

/**
 * 事项同一性: recognises the items of a neighbouring version, by code, else by name, else by a power they share.
 * A surer sign goes first over the whole list, so that a renamed item keeps its code's identity and nobody takes it by name.
 */
export function identifyItems(items: readonly UnknownItem[], neighbours: readonly (readonly KnownItem[])[], newKey: () => string): Identity[] {
  const found = new Array<Identity | undefined>(items.length);
  const taken = new Set<string>();
  for (const neighbour of neighbours) {
    for (const [by, signsOf] of SIGNS) {
      const bySign = index(neighbour, signsOf, taken);
      items.forEach((item, i) => {
        if (found[i]) return;
        const known = signsOf(item).flatMap((sign) => bySign.get(sign) ?? []).find(({ itemKey }) => !taken.has(itemKey));
        if (!known) return;
        taken.add(known.itemKey);
        found[i] = { itemKey: known.itemKey, by, known };
      });
    }
  }
  return items.map((_, i) => found[i] ?? { itemKey: newKey(), by: 'NEW', known: null });
}

const SIGNS: readonly (readonly [RecognisedBy, (item: UnknownItem) => string[]])[] = [
  ['CODE', ({ code }) => (code ? [code] : [])],
  ['NAME', ({ name }) => [normaliseName(name)].filter((key) => key !== '')],
  ['POWER', ({ powers }) => powers.flatMap(({ type, number }) => (number ? [`${type} ${number}`] : []))],
];

function index(items: readonly KnownItem[], signsOf: (item: UnknownItem) => string[], taken: ReadonlySet<string>): Map<string, KnownItem[]> {
  const bySign = new Map<string, KnownItem[]>();
  for (const item of items) {
    if (taken.has(item.itemKey)) continue;
    for (const sign of signsOf(item)) {
      const alike = bySign.get(sign);
      if (alike) alike.push(item);
      else bySign.set(sign, [item]);
    }
  }
  return bySign;
}
