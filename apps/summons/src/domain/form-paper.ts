/** 公文内容; the shape that `writeOfficialPaper` of `@yidan/documents/official` takes, without the hash of it. */
export interface FormPaper {
  readonly issuerMark: string;
  readonly number: string;
  readonly title: string;
  readonly addressees?: readonly string[];
  readonly blocks: readonly FormBlock[];
  readonly signature: { readonly by: string; readonly date: string | null };
  readonly objectNumber: string;
  readonly basis: readonly string[];
}
export type FormBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph' | 'line'; readonly text: string }
  | { readonly kind: 'table'; readonly columns: readonly { readonly header: string; readonly width: number; readonly align?: 'left' | 'center' }[]; readonly rows: readonly (readonly string[])[] };

/** 2026年3月2日. */
export function dateZh(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
