import { Injectable } from '@nestjs/common';
import type { DisputeDocumentsAnswer } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { seesAllDisputes, seesDispute } from '../../domain/dispute-case/dispute-view.ts';
import { isInternal } from '../../domain/papers/paper-readers.ts';
import { DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';
import { DocumentsViews } from '../../storage/papers/documents.views.ts';
import { PaperDesk } from './paper-desk.ts';

/** 查阅文书: the papers of a case that the reader sees; a case or paper that is not for the reader sounds like none. */
@Injectable()
export class ReadPapers {
  constructor(
    private readonly cases: DisputeCaseRepository,
    private readonly documents: DocumentsViews,
    private readonly desk: PaperDesk,
  ) {}

  async list(caseId: string, actor: Actor): Promise<DisputeDocumentsAnswer> {
    await this.seen(caseId, actor);
    const items = await this.documents.ofCase(caseId);
    return { items: items.filter(({ kind }) => !isInternal(kind) || seesAllDisputes(actor)) };
  }

  async file(caseId: string, id: string, actor: Actor): Promise<{ name: string; bytes: Uint8Array }> {
    const { number } = await this.seen(caseId, actor);
    const { kind, fields, sha256 } = await this.documents.one(caseId, id);
    if (isInternal(kind) && !seesAllDisputes(actor)) throw new NotFound('dispute-document', id);
    return { name: `${number}-${kind.toLowerCase().replaceAll('_', '-')}-${sha256.slice(0, 8)}.docx`, bytes: await this.desk.run('writeIssued', kind, fields, sha256) };
  }

  /** The case, where the reader sees it. */
  async seen(caseId: string, actor: Actor): Promise<DisputeCase> {
    const one = await this.cases.get(caseId);
    if (!seesDispute(one, actor)) throw new NotFound('dispute-case', caseId);
    return one;
  }
}
