import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { ListImport } from '../../domain/list-import-run/list-import.ts';

/** 清单文件库: loads and keeps the files that were read. */
@Injectable()
export class ListImportRepository {
  constructor(private readonly em: EntityManager) {}

  /** A file with its content, held until the transaction ends: of two who load it, the second waits and is then refused. */
  async hold(id: string): Promise<ListImport> {
    return this.em.findOneOrFail(
      ListImport,
      { id },
      { populate: ['content'], lockMode: LockMode.PESSIMISTIC_WRITE, failHandler: () => new NotFound('imported-list', id) },
    );
  }

  /** A file with its content. */
  get(id: string): Promise<ListImport> {
    return this.em.findOneOrFail(ListImport, { id }, { populate: ['content'], failHandler: () => new NotFound('imported-list', id) });
  }

  save(listImport: ListImport): Promise<void> {
    return saveWithEvents(this.em, 'imported-list', listImport);
  }
}
