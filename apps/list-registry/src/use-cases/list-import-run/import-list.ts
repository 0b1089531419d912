import { Injectable } from '@nestjs/common';
import { IdempotencyStore, Transactions, type Actor, type RememberedAnswer, type Scope, type UploadedFile } from '@yidan/platform';
import type { ImportReport } from '../../domain/list-import/list-content.ts';
import { ImportRefused } from '../../domain/list-import-run/list-import.errors.ts';
import { FindOrganToImport } from './find-organ-to-import.ts';
import { KeepImport } from './keep-import.ts';
import { ReadUpload } from './read-upload.ts';

/** Which organ's list the file is, and whether it is only tried. */
export interface ImportOrder {
  organ: string;
  dryRun: boolean;
  /** Idempotency-Key of the request; the same file under the same key is kept once. */
  key: string | undefined;
}

/** What an import answers: the report, and the id under which the file was kept. */
export interface ImportAnswer {
  importId: string | null;
  report: ImportReport;
}

/** 导入清单: reads a file outside every transaction, then keeps it in one. */
@Injectable()
export class ImportList {
  constructor(
    private readonly findOrgan: FindOrganToImport,
    private readonly readUpload: ReadUpload,
    private readonly keepImport: KeepImport,
    private readonly transactions: Transactions,
    private readonly idempotency: IdempotencyStore,
  ) {}

  async execute({ organ: code, dryRun, key }: ImportOrder, file: UploadedFile, actor: Actor, scope: Scope): Promise<RememberedAnswer> {
    const organ = await this.transactions.run(scope, () => this.findOrgan.execute(code, actor));
    const understood = await this.readUpload.execute(file, scope);
    if (understood.report.refused) throw new ImportRefused(understood.report);
    if (dryRun) return { status: 200, answer: { importId: null, report: understood.report } satisfies ImportAnswer, replayed: false };
    const keep = async (): Promise<{ status: number; answer: ImportAnswer }> => {
      const { id } = await this.keepImport.execute(organ, file, understood, actor);
      return { status: 201, answer: { importId: id, report: understood.report } };
    };
    return this.transactions.run(scope, async () => {
      if (key === undefined) return { ...(await keep()), replayed: false };
      const request = `POST imports?organ=${code}`;
      return this.idempotency.remember({ tenant: actor.tenantId, client: actor.subject, key, request, body: { sha256: file.sha256 } }, keep);
    });
  }
}
