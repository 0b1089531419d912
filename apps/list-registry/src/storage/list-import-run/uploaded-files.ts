import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import type { ImportReport } from '../../domain/list-import/list-content.ts';
import { FileNotKept } from '../../domain/list-import-run/list-import.errors.ts';
import { HIDES } from '../duty-list/hidden-items.sql.ts';
import { Conditions } from '../duty-list/sql.ts';
import type { ImportReader } from './list-import.views.ts';

/** A file as it was handed in, with what was said of it then. */
export interface FileWithReport {
  bytes: Uint8Array;
  report: ImportReport;
}

/** 原文件库: the bytes of files that were kept, each once for each tenant. */
@Injectable()
export class UploadedFiles {
  constructor(private readonly em: EntityManager) {}

  async keep({ sha256, bytes }: { sha256: string; bytes: Uint8Array }, tenantId: string, at: Date): Promise<void> {
    await this.em.execute(`insert into uploaded_file (id, tenant_id, sha256, bytes, uploaded_at) values (?, ?, ?, ?, ?) on conflict (tenant_id, sha256) do nothing`, [uuid(), tenantId, sha256, bytes, at]);
  }

  async ofImport(id: string, { onlyOrganId }: ImportReader): Promise<FileWithReport> {
    const where = new Conditions().and('f.id = ?', id).when(onlyOrganId, 'f.organ_id = ?');
    const [found] = await this.em.execute<{ bytes: Uint8Array | null; report: ImportReport; hides: boolean }[]>(
      `select u.bytes, f.report, ${HIDES} and f.version_id is not null and (select count(*) from duty_item i where i.tenant_id = f.tenant_id and i.version_id = f.version_id) <> jsonb_array_length(f.content->'items') as hides from list_import f left join uploaded_file u on u.tenant_id = f.tenant_id and u.sha256 = f.file_hash where ${where.sql}`,
      where.values,
    );
    // The file cannot be handed out without the rows that are hidden from the reader.
    if (!found || found.hides) throw new NotFound('imported-list', id);
    if (!found.bytes) throw new FileNotKept(id);
    return { bytes: found.bytes, report: found.report };
  }
}
