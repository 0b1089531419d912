/** 词项表: by number of the term, the numbers that belong to it, one after the other in one array. */
export interface TermLists {
  /** Where a term's numbers start; the next term's start is their end. */
  readonly starts: Int32Array;
  readonly cells: Uint16Array | Uint32Array;
}

/** Sorts pairs of (term, number) by term; the numbers of a term stay in the order they came. */
export function listsByTerm(terms: number, most: number, forEach: (see: (term: number, number: number) => void) => void): TermLists {
  const starts = new Int32Array(terms + 1);
  forEach((term) => (starts[term + 1] = starts[term + 1]! + 1));
  for (let term = 0; term < terms; term++) starts[term + 1] = starts[term + 1]! + starts[term]!;
  const next = starts.slice();
  const cells = most <= 0xffff ? new Uint16Array(starts[terms]!) : new Uint32Array(starts[terms]!);
  forEach((term, number) => {
    cells[next[term]!] = number;
    next[term] = next[term]! + 1;
  });
  return { starts, cells };
}
