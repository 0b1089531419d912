/** 术语表: which Chinese words and identifiers stand in one row of `docs/glossary.md`. */
export interface GlossaryRow {
  zh: readonly string[];
  identifiers: readonly string[];
}

/** The rows of all tables of the glossary. */
export function glossaryRows(markdown: string): GlossaryRow[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[ |:-]+$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, term = '', identifier = '']) => ({
      zh: term.replaceAll('◦', '').split(/\s+\/\s+|[（）]/).map((word) => word.trim()).filter(Boolean),
      identifiers: [...identifier.matchAll(/`([^`]+)`/g)].map((found) => found[1]!),
    }));
}

/** Whether one row gives this word this identifier; where a row lists as many of both, they belong together in order. */
export function names(row: GlossaryRow, zh: string, identifier: string): boolean {
  return row.zh.length === row.identifiers.length
    ? row.zh.some((word, index) => word === zh && row.identifiers[index] === identifier)
    : row.zh.includes(zh) && row.identifiers.includes(identifier);
}

/** A word that code uses and the glossary must explain. */
export interface Word {
  where: string;
  /** Absent where the code knows no Chinese for it. */
  zh?: string;
  identifier: string;
}

/** The sentence that says which words have no row. */
export function unexplained(rows: readonly GlossaryRow[], words: readonly Word[]): string[] {
  return words
    .filter(({ zh, identifier }) => !rows.some((row) => (zh === undefined ? row.identifiers.includes(identifier) : names(row, zh, identifier))))
    .map(({ where, zh, identifier }) => `${where}: ${zh ? `${zh} ` : ''}\`${identifier}\` has no row in the glossary`);
}

/** The states and steps of a procedure. */
export function wordsOfLifecycle(where: string, table: { states: Readonly<Record<string, string>>; steps: Readonly<Record<string, { zh: string }>> }): Word[] {
  return [
    ...Object.entries(table.states).map(([identifier, zh]) => ({ where, zh, identifier })),
    ...Object.entries(table.steps).map(([identifier, { zh }]) => ({ where, zh, identifier })),
  ];
}

/** The context of an event and the noun it is about: `dispatch` and `order` of `dispatch.order.closed`. */
export function wordsOfEvent(type: string): Word[] {
  return type.split('.').slice(0, -1).map((identifier) => ({ where: type, identifier }));
}
