import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { failpoint, stampOf, type Actor, type OrganRecord, type UploadedFile } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { Understanding } from '../../domain/list-import/understand.ts';
import { ListImport } from '../../domain/list-import-run/list-import.ts';
import { ListImportRepository } from '../../storage/list-import-run/list-import.repository.ts';
import { UploadedFiles } from '../../storage/list-import-run/uploaded-files.ts';

/** 保存导入: keeps a file that was understood, whole or not at all. */
@Injectable()
export class KeepImport {
  constructor(
    private readonly imports: ListImportRepository,
    private readonly files: UploadedFiles,
    private readonly clock: Clock,
  ) {}

  async execute(organ: OrganRecord, file: UploadedFile, { report, content }: Understanding, actor: Actor): Promise<ListImport> {
    const by = { roles: actor.roles, relations: actor.organId === organ.id ? (['OWN_ORGAN'] as const) : [], actorId: stampOf(actor).id };
    const read = ListImport.read(
      { id: uuid(), tenantId: actor.tenantId, organId: organ.id, fileName: file.name, fileHash: file.sha256, report, content },
      by,
      this.clock.now(),
    );
    await this.files.keep(file, actor.tenantId, read.createdAt);
    await this.imports.save(read);
    failpoint('list-registry.import.before-commit');
    return read;
  }
}
