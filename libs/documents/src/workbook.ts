export type WorkbookFormat = 'xlsx' | 'xls' | 'ods' | 'csv';

/** A merged area; 0-based and inclusive. Only its top left cell holds text. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Text that lies unseen under a merged cell: left over from before the merge. */
export interface CoveredText {
  row: number;
  column: number;
  text: string;
}

/** 工作表: the text of one sheet as a reader sees it; rows may differ in length. */
export interface WorkbookSheet {
  name: string;
  hidden: boolean;
  rows: string[][];
  merges: Merge[];
  covered: CoveredText[];
}

/** 工作簿: the sheets of a file, whatever its format was. */
export interface Workbook {
  format: WorkbookFormat;
  sheets: WorkbookSheet[];
}

/** What a file may cost before it is refused. */
export interface WorkbookLimits {
  maxBytes: number;
  maxUncompressedBytes: number;
  /** Uncompressed to compressed, looked at only from 20 MB uncompressed on. */
  maxRatio: number;
  maxCells: number;
  maxColumns: number;
  /** Characters over all cells: one long text may be shared by a million cells of a small file. */
  maxText: number;
}

export const DEFAULT_LIMITS: WorkbookLimits = {
  maxBytes: 50 * 1024 * 1024,
  maxUncompressedBytes: 500 * 1024 * 1024,
  maxRatio: 200,
  maxCells: 3_000_000,
  maxColumns: 200,
  maxText: 150_000_000,
};
