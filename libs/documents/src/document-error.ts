const MESSAGES = {
  NOT_A_DOCUMENT: ['The file is not a document that can be read (.docx or .txt).', '该文件不是可读取的文档（支持 .docx、.txt）。'],
  LEGACY_FORMAT: ['The document is in an old binary form; save it as .docx and try again.', '该文档为旧版格式（.doc、.wps），请另存为 .docx 后重新上传。'],
  PASSWORD_PROTECTED: ['The document is protected by a password; remove the password and try again.', '该文档设有打开密码，请取消密码后重新上传。'],
  EMPTY: ['The document contains no text at all.', '该文档没有任何文字。'],
  TOO_LARGE: ['The file is larger than the permitted size.', '该文件超过允许的大小。'],
  BOMB: ['The file expands to far more data than a document needs and was not read.', '该文件展开后数据量异常，已拒绝读取。'],
  DAMAGED: ['The document is damaged or incomplete and cannot be opened.', '该文档已损坏或不完整，无法打开。'],
} as const;

export type DocumentErrorCode = keyof typeof MESSAGES;

/** 文档无法读取: why a file could not be taken as a document, in one sentence of each language. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly code: DocumentErrorCode;
  readonly messageZh: string;
  /** What was measured or seen, for the log: never needed to understand the sentence. */
  readonly detail: string;

  constructor(code: DocumentErrorCode, detail = '') {
    super(MESSAGES[code][0]);
    this.code = code;
    this.messageZh = MESSAGES[code][1];
    this.detail = detail;
  }
}
