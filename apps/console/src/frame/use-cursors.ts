import { useState } from 'react';

/** 页码: the cursors of the pages gone through, so that there is a way back. */
export interface Cursors {
  cursor: string | null;
  /** How many pages lie before. */
  before: number;
  first(): void;
  previous(): void;
  next(cursor: string | null): void;
}

/** Goes through the pages of a list that only knows what comes next. */
export function useCursors(): Cursors {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  return {
    cursor: cursors.at(-1) ?? null,
    before: cursors.length - 1,
    first: () => setCursors([null]),
    previous: () => setCursors(cursors.slice(0, -1)),
    next: (cursor) => setCursors([...cursors, cursor]),
  };
}
