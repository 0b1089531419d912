const MESSAGES = {
  NOT_A_WORKBOOK: ['The file is not a spreadsheet that can be read (.xlsx, .xls, .ods or .csv).', '该文件不是可读取的电子表格（支持 .xlsx、.xls、.ods、.csv）。'],
  PASSWORD_PROTECTED: ['The spreadsheet is protected by a password; remove the password and try again.', '该表格设有打开密码，请取消密码后重新上传。'],
  EMPTY: ['The spreadsheet contains no text at all.', '该表格没有任何内容。'],
  TOO_LARGE: ['The file is larger than the permitted size.', '该文件超过允许的大小。'],
  BOMB: ['The file expands to far more data than a spreadsheet needs and was not read.', '该文件展开后数据量异常，已拒绝读取。'],
  TOO_MANY_COLUMNS: ['The spreadsheet has values in more columns than permitted.', '该表格有内容的列数超过允许的数量。'],
  DAMAGED: ['The spreadsheet is damaged or incomplete and cannot be opened.', '该表格已损坏或不完整，无法打开。'],
} as const;

export type WorkbookErrorCode = keyof typeof MESSAGES;

/** 表格无法读取: why a file could not be taken as a spreadsheet, in one sentence of each language. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';
  readonly code: WorkbookErrorCode;
  readonly messageZh: string;
  /** What was measured or seen, for the log: never needed to understand the sentence. */
  readonly detail: string;

  constructor(code: WorkbookErrorCode, detail = '') {
    super(MESSAGES[code][0]);
    this.code = code;
    this.messageZh = MESSAGES[code][1];
    this.detail = detail;
  }
}
