import { ListImportReadV1 } from '@yidan/contracts';
import { Aggregate, type By } from '@yidan/kernel';
import type { ImportReport, ListContent } from '../list-import/list-content.ts';
import { ImportRefused } from './list-import.errors.ts';
import { listImportLifecycle, type ListImportState } from './list-import.lifecycle.ts';

/** A file as it came. */
export interface ReadFile {
  readonly id: string;
  readonly tenantId: string;
  readonly organId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly report: ImportReport;
  readonly content: ListContent;
}

/** 清单文件: a file that was read and kept with all that was understood of it. */
export class ListImport extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly organId!: string;
  readonly fileName!: string;
  readonly fileHash!: string;
  readonly report!: ImportReport;
  /** Read only where it is needed: it is as large as the file. */
  readonly content!: ListContent;
  readonly createdAt!: Date;
  readonly createdBy!: string;
  readonly rowVersion!: number;
  versionId: string | null = null;
  state: ListImportState = 'READ';

  static read(file: ReadFile, by: By & { readonly actorId: string }, at: Date): ListImport {
    const { id: importId, organId, fileName, fileHash, report } = file;
    if (report.refused) throw new ImportRefused(report);
    const listImport = Object.assign(new ListImport(), { ...file, createdAt: at, createdBy: by.actorId } satisfies Partial<ListImport>);
    listImport.state = listImportLifecycle.next(null, 'read', by);
    listImport.record(ListImportReadV1.create({ importId, organId, fileName, fileHash, items: report.items, issues: report.issues.length }, at));
    return listImport;
  }

  /** 加载: its content became a version of the list; the file cannot be loaded a second time. */
  load(versionId: string, by: By): void {
    this.state = listImportLifecycle.next(this.state, 'loadApproved', by);
    this.versionId = versionId;
  }
}
