import type { CheckedItem } from './list-context.ts';

export const SEVERITIES = ['ERROR', 'WARN', 'INFO'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** 校验发现: one thing a check has to say about a list; an ERROR has to be mended before the list is submitted. */
export interface ListFinding {
  /** The rule of the regulation, as the table of checks names it. */
  readonly rule: string;
  readonly severity: Severity;
  readonly code: string;
  /** JSON pointer into the list: `/items/12/basisRefs`, or `/items` for the list as a whole. */
  readonly path: string;
  /** 1-based place of the item in the list; null for the list as a whole. */
  readonly row: number | null;
  readonly element: string | null;
  readonly itemKey: string | null;
  readonly message: string;
  readonly messageZh: string;
  /** Other items that the words name: whoever may not see one of them is not shown the finding. */
  readonly mentions?: readonly string[];
}

/** A finding before the table says which rule it comes from. */
export type Said = Omit<ListFinding, 'rule'>;

/** What a check says, apart from where. */
export interface Words {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
}

/** Something about one element of an item. */
export function aboutItem({ itemKey, index }: CheckedItem, element: string, words: Words, mentions: readonly string[] = []): Said {
  return { ...words, path: `/items/${index}/${element}`, row: index + 1, element, itemKey, ...(mentions.length > 0 && { mentions }) };
}

/** Something about the list as a whole. */
export function aboutList(element: string | null, words: Words): Said {
  return { ...words, path: element === null ? '/items' : `/items/*/${element}`, row: null, element, itemKey: null };
}
