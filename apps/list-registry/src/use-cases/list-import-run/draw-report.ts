import { Injectable } from '@nestjs/common';
import { WorkbookError } from '@yidan/documents';
import { Transactions, type Actor, type Scope, type UploadedFile } from '@yidan/platform';
import type { ImportReport } from '../../domain/list-import/list-content.ts';
import { FileUnreadable } from '../../domain/list-import-run/list-import.errors.ts';
import { UploadedFiles } from '../../storage/list-import-run/uploaded-files.ts';
import type { ListFile } from '../duty-list/export-lists.ts';
import { FileDesk } from './file-desk.ts';
import { FindOrganToImport } from './find-organ-to-import.ts';
import { readerOf } from './look-at-imports.ts';
import { ReadUpload } from './read-upload.ts';

/** 问题报告: a file with its problems marked in it, as a workbook; of a file that was kept, or of one that is only looked at. */
@Injectable()
export class DrawReport {
  constructor(
    private readonly files: UploadedFiles,
    private readonly findOrgan: FindOrganToImport,
    private readonly readUpload: ReadUpload,
    private readonly desk: FileDesk,
    private readonly transactions: Transactions,
  ) {}

  async ofImport(id: string, actor: Actor, scope: Scope): Promise<ListFile> {
    const { bytes, report } = await this.transactions.run(scope, () => this.files.ofImport(id, readerOf(actor)));
    return this.draw(bytes, report, `import-report-${id}.xlsx`);
  }

  /** A file that would be refused is kept nowhere, so its report is drawn while it is at hand. */
  async ofUpload(organ: string, file: UploadedFile, actor: Actor, scope: Scope): Promise<ListFile> {
    await this.transactions.run(scope, () => this.findOrgan.execute(organ, actor));
    const { report } = await this.readUpload.execute(file, scope);
    return this.draw(file.bytes, report, 'import-report.xlsx');
  }

  private async draw(bytes: Uint8Array, report: ImportReport, name: string): Promise<ListFile> {
    try {
      return { name, bytes: await this.desk.run('writeReport', bytes, report) };
    } catch (error) {
      if (error instanceof WorkbookError) throw new FileUnreadable(error);
      throw error;
    }
  }
}
