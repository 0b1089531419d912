import { Injectable } from '@nestjs/common';
import { WorkbookError } from '@yidan/documents';
import type { UploadedFile } from '@yidan/platform';
import type { Understanding } from '../../domain/list-import/understand.ts';
import { FileUnreadable } from '../../domain/list-import-run/list-import.errors.ts';
import { FileDesk } from './file-desk.ts';

/** 读取上传文件: has a worker thread read and understand it, outside every transaction. */
@Injectable()
export class ReadUpload {
  constructor(private readonly desk: FileDesk) {}

  async execute(file: UploadedFile): Promise<Understanding> {
    try {
      return await this.desk.run('readListFile', file.bytes, file.name);
    } catch (error) {
      if (error instanceof WorkbookError) throw new FileUnreadable(error);
      throw error;
    }
  }
}
