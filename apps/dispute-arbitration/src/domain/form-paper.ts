/** 公文内容; the shape that `writeOfficialPaper` of `@yidan/documents/official` takes, without the hash of it. */
export interface FormPaper {
  readonly issuerMark: string;
  readonly urgency?: string;
  readonly number?: string;
  readonly title: string;
  readonly addressees?: readonly string[];
  readonly blocks: readonly FormBlock[];
  readonly attachments?: readonly string[];
  readonly signature: { readonly by: string; readonly date: string | null };
  readonly copies?: string;
  readonly objectNumber: string;
  readonly basis: readonly string[];
}
export type FormBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph' | 'line'; readonly text: string }
  | { readonly kind: 'table'; readonly columns: readonly FormColumn[]; readonly rows: readonly (readonly string[])[] };
export interface FormColumn {
  readonly header: string;
  readonly width: number;
  readonly align?: 'left' | 'center';
}

/** 一、 */
export const section = (text: string): FormBlock => ({ kind: 'heading', level: 1, text });
/** A paragraph of the body, two characters in; each line of a text is one. */
export const paragraphs = (text: string): FormBlock[] => text.split('\n').filter((line) => line.trim() !== '').map((line) => ({ kind: 'paragraph', text: line.trim() }));

/** 2026年3月2日. */
export function dateZh(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
