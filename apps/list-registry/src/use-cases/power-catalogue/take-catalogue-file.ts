import { Injectable } from '@nestjs/common';
import type { CatalogueFileAnswer, CatalogueFileQuery } from '@yidan/contracts';
import { WorkbookError } from '@yidan/documents';
import { POWER_TYPES } from '@yidan/kernel';
import { Transactions, type Actor, type Scope, type UploadedFile } from '@yidan/platform';
import { CatalogueRefused, CatalogueUnreadable } from '../../domain/power-catalogue/power-catalogue.errors.ts';
import type { CatalogueReading } from '../../domain/power-catalogue/read-catalogue.ts';
import { FileDesk } from '../list-import-run/file-desk.ts';
import { LoadCatalogue } from './load-catalogue.ts';

/** 载入指导清单文件: reads it outside every transaction, and loads it whole or not at all. */
@Injectable()
export class TakeCatalogueFile {
  constructor(
    private readonly loadCatalogue: LoadCatalogue,
    private readonly desk: FileDesk,
    private readonly transactions: Transactions,
  ) {}

  async execute({ dryRun, ...paper }: CatalogueFileQuery, file: UploadedFile, actor: Actor, scope: Scope): Promise<CatalogueFileAnswer> {
    const { powers, errors, skipped } = await this.read(file);
    if (errors.length > 0) throw new CatalogueRefused(errors);
    const catalogueId = dryRun ? null : await this.transactions.run(scope, () => this.loadCatalogue.execute({ ...paper, powers }, actor));
    const byType = POWER_TYPES.map((type) => ({ type, powers: powers.filter((power) => power.type === type).length })).filter((one) => one.powers > 0);
    return { catalogueId, powers: powers.length, byType, skipped: skipped.map((line) => ({ ...line })) };
  }

  private async read(file: UploadedFile): Promise<CatalogueReading> {
    try {
      return await this.desk.run('readCatalogueFile', file.bytes);
    } catch (error) {
      if (error instanceof WorkbookError) throw new CatalogueUnreadable(error);
      throw error;
    }
  }
}
