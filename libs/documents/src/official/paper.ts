/** 表格列: its heading and its share of the width of the text. */
export interface PaperColumn {
  readonly header: string;
  readonly width: number;
  readonly align?: 'left' | 'center';
}

/** 正文的一段: what the body of a document consists of. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'table'; readonly caption?: string; readonly columns: readonly PaperColumn[]; readonly rows: readonly (readonly string[])[] };

/** 附件: begins a page of its own, lying where its table is wide. */
export interface PaperAnnex {
  readonly title: string;
  readonly landscape: boolean;
  readonly blocks: readonly PaperBlock[];
}

/** 核验信息: what the paper is about, what it rests on and the fingerprint of what it was made from. */
export interface PaperTrace {
  readonly objectNumber: string;
  readonly basis: readonly string[];
  readonly hash: string;
}

/** 公文: the elements of an official document in the order of GB/T 9704-2012. */
export interface OfficialPaper {
  /** 发文机关标志; a paper that is not issued has none. */
  readonly issuerMark?: string;
  /** 紧急程度. */
  readonly urgency?: string;
  /** 发文字号. */
  readonly number?: string;
  readonly title: string;
  /** 主送机关. */
  readonly addressees?: readonly string[];
  readonly blocks: readonly PaperBlock[];
  /** 附件说明: names of what is annexed; the annexes themselves follow the signature. */
  readonly attachments?: readonly string[];
  /** 署名 and 成文日期; a date that is not known yet is left to be written by hand. */
  readonly signature?: { readonly by: string; readonly date: string | null };
  /** 抄送. */
  readonly copies?: string;
  /** 印发机关和印发日期. */
  readonly issued?: { readonly by: string; readonly date: string };
  readonly trace: PaperTrace;
  readonly annexes?: readonly PaperAnnex[];
}
