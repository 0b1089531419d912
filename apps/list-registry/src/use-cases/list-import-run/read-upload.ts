import { Injectable } from '@nestjs/common';
import { WorkbookError } from '@yidan/documents';
import { Reference, Transactions, type Scope, type UploadedFile } from '@yidan/platform';
import type { Understanding } from '../../domain/list-import/understand.ts';
import { FileUnreadable } from '../../domain/list-import-run/list-import.errors.ts';
import { registryCategories } from '../../storage/policy/registry-policies.ts';
import { FileDesk } from './file-desk.ts';

/** 读取上传文件: has a worker thread read and understand it, outside every transaction. */
@Injectable()
export class ReadUpload {
  constructor(
    private readonly desk: FileDesk,
    private readonly reference: Reference,
    private readonly transactions: Transactions,
  ) {}

  async execute(file: UploadedFile, scope: Scope): Promise<Understanding> {
    const { value: categories } = await this.transactions.run(scope, () => this.reference.policy(registryCategories));
    try {
      return await this.desk.run('readListFile', file.bytes, file.name, categories);
    } catch (error) {
      if (error instanceof WorkbookError) throw new FileUnreadable(error);
      throw error;
    }
  }
}
