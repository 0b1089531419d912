import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DocumentKind, GenerateDocumentRequest, OfficialDocumentAnswer } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { seeingAll, stampOf, Transactions, type Actor, type Scope } from '@yidan/platform';
import { FieldsMissing, FormatUnknown } from '../../domain/document/document.errors.ts';
import { TEMPLATES } from '../../domain/document/templates.ts';
import { OfficialDocumentRepository, type NewDocument } from '../../storage/document/official-document.repository.ts';
import { VersionItems } from '../../storage/document/version-items.ts';
import { FileDesk } from '../list-import-run/file-desk.ts';
import { assertMayReadDocuments } from './document-readers.ts';
import { GatherFacts } from './gather-facts.ts';
import type { FormOrder } from './write-form.ts';

/** A document that can be written. */
interface Prepared {
  readonly order: FormOrder;
  readonly document: Omit<NewDocument, 'title' | 'factsHash' | 'sha256' | 'bytes'>;
}

/** 生成文书: gathers what the data say, adds what a person wrote and keeps the written form; the same facts give the same document, which is written once. */
@Injectable()
export class GenerateDocument {
  constructor(
    private readonly em: EntityManager,
    private readonly items: VersionItems,
    private readonly gather: GatherFacts,
    private readonly documents: OfficialDocumentRepository,
    private readonly desk: FileDesk,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The transaction is over while a worker thread counts and writes: other requests are served meanwhile. */
  async execute(versionId: string, request: GenerateDocumentRequest, actor: Actor, scope: Scope): Promise<OfficialDocumentAnswer> {
    const { order, document } = await this.transactions.run(scope, () => seeingAll(this.em, () => this.prepare(versionId, request, actor)));
    const written = await this.desk.run('writeForm', order);
    if ('lacks' in written) throw new FieldsMissing(TEMPLATES[document.kind].zh, written.lacks);
    const { title, factsHash, bytes } = written;
    return this.transactions.run(scope, () =>
      seeingAll(this.em, async () => {
        if (bytes) await this.documents.keep({ ...document, title, factsHash, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }, stampOf(actor).id, this.clock.now());
        return (await this.documents.same({ ...document, factsHash }))!;
      }),
    );
  }

  private async prepare(versionId: string, request: GenerateDocumentRequest, actor: Actor): Promise<Prepared> {
    const { kind, format } = request;
    const version = await this.items.version(versionId);
    assertMayReadDocuments(actor, version);
    if (format === 'xlsx' && !('workbook' in TEMPLATES[kind])) throw new FormatUnknown(TEMPLATES[kind].zh, format);
    const { source, itemKeys, contentHash } = await this.gather.of(request, version);
    const given = { ...(await this.lastGiven(kind, versionId, version.baseVersionId)), ...request.fields };
    const number = typeof given.number === 'string' ? given.number : null;
    const known = await this.documents.factsOf({ versionId, kind, format });
    return { order: { name: kind, format, source, given, known }, document: { tenantId: actor.tenantId, versionId, kind, format, number, contentHash, given, itemKeys } };
  }

  /** What was written once need not be written again: where objections go stays the same from version to version, what a report says is of its version, an opinion is new each time. */
  private lastGiven(kind: DocumentKind, versionId: string, baseVersionId: string | null): Promise<Record<string, unknown>> {
    if (kind === 'COMPILATION_REPORT') return this.documents.lastGiven(kind, [versionId]);
    return this.documents.lastGiven(kind, kind === 'PUBLICITY_NOTICE' ? [versionId, baseVersionId] : []);
  }
}
