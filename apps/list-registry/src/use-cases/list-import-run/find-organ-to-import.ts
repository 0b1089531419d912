import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { Reference, type Actor, type OrganRecord } from '@yidan/platform';
import { listImportLifecycle } from '../../domain/list-import-run/list-import.lifecycle.ts';

/** 确认导入机关: the organ a file is for, when the caller may hand in lists for it. */
@Injectable()
export class FindOrganToImport {
  constructor(private readonly reference: Reference) {}

  async execute(organCode: string, actor: Actor): Promise<OrganRecord> {
    const organ = await this.reference.organByCode(organCode);
    if (!organ) throw new NotFound('organ', organCode);
    listImportLifecycle.next(null, 'read', { roles: actor.roles, relations: actor.organId === organ.id ? ['OWN_ORGAN'] : [] });
    return organ;
  }
}
