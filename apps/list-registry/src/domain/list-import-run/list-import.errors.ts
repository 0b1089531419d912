import { DomainError, type Violation } from '@yidan/kernel';
import type { ImportIssue, ImportReport } from '../list-import/list-content.ts';

const SHOWN = 500;

/** 清单被退回: the file was read, but is not a duty list that could be kept; nothing was stored. */
export class ImportRefused extends DomainError {
  readonly code = 'REGISTRY.IMPORT.REFUSED';
  readonly kind = 'invalid';
  constructor(report: ImportReport) {
    const errors = report.issues.filter(({ severity }) => severity === 'ERROR');
    super(`The file was not imported: ${errors.length} errors`, `文件未导入：共 ${errors.length} 处错误`, {
      params: { errors: errors.length },
      violations: errors.slice(0, SHOWN).map(violationOf),
    });
  }
}

/** 文件无法读取: the upload is no spreadsheet that can be read; one sentence says why. */
export class FileUnreadable extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  constructor(cause: { code: string; message: string; messageZh: string }) {
    super(cause.message, cause.messageZh, { violations: [{ path: 'file', code: cause.code, message: cause.message, messageZh: cause.messageZh }] });
    this.code = `REGISTRY.IMPORT.${cause.code}`;
  }
}

/** 原文件未留存: the file was read before files were kept, so it cannot be shown again. */
export class FileNotKept extends DomainError {
  readonly code = 'REGISTRY.IMPORT.FILE_NOT_KEPT';
  readonly kind = 'not-found';
  constructor(id: string) {
    super(`The file of import ${id} was not kept; hand it in again to see its report`, `导入 ${id} 的原文件未留存，请重新上传后查看报告`, { params: { id } });
  }
}

function violationOf(issue: ImportIssue): Violation {
  const place = [issue.sheet, issue.row > 0 ? `${issue.column ?? ''}${issue.row}` : ''].filter((part) => part !== '').join('!');
  return {
    path: issue.path ?? (place === '' ? 'file' : place),
    code: issue.rule,
    message: place === '' ? issue.message : `${place}: ${issue.message}`,
    messageZh: place === '' ? issue.messageZh : `${place}：${issue.messageZh}`,
  };
}
