/** 表格列 of a paper. */
export interface PaperColumn {
  readonly header: string;
  readonly width: number;
  readonly align?: 'left' | 'center';
}

/** 正文的一段; the shape `writeOfficialPaper` of `@yidan/documents/official` takes. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'table'; readonly caption?: string; readonly columns: readonly PaperColumn[]; readonly rows: readonly (readonly string[])[] };

/** 附件 of a paper. */
export interface PaperAnnex {
  readonly title: string;
  readonly landscape: boolean;
  readonly blocks: readonly PaperBlock[];
}

/** 公文: what a form says, before it is written; the hash of it is added by whoever writes it. */
export interface Paper {
  readonly issuerMark?: string;
  readonly number?: string;
  readonly title: string;
  readonly addressees?: readonly string[];
  readonly blocks: readonly PaperBlock[];
  readonly attachments?: readonly string[];
  readonly signature?: { readonly by: string; readonly date: string | null };
  readonly copies?: string;
  readonly objectNumber: string;
  readonly basis: readonly string[];
  readonly annexes?: readonly PaperAnnex[];
}

/** 一、 */
export const section = (text: string): PaperBlock => ({ kind: 'heading', level: 1, text });
/** （一） */
export const subsection = (text: string): PaperBlock => ({ kind: 'heading', level: 2, text });
/** A paragraph of the body, two characters in. */
export const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text });
/** A line that begins at the edge. */
export const plainLine = (text: string): PaperBlock => ({ kind: 'line', text });

/** 表格: a table with its caption; where it has no rows, a sentence says so in its place. */
export function table(caption: string, columns: readonly PaperColumn[], rows: readonly (readonly string[])[], none: string): PaperBlock {
  return rows.length === 0 ? paragraph(none) : { kind: 'table', caption, columns, rows };
}

/** 表1, 表2 …: tables are numbered as they stand, without those that had nothing to show. */
export function numbered(blocks: readonly PaperBlock[]): PaperBlock[] {
  let tables = 0;
  return blocks.map((block) => (block.kind === 'table' && block.caption !== undefined ? { ...block, caption: `表${(tables += 1)}　${block.caption}` } : block));
}

/** 2026年3月2日. */
export function dateZh(date: string | null): string | null {
  if (date === null) return null;
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
