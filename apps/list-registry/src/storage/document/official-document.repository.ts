import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DocumentGeneratedV1, type DocumentFormat, type DocumentKind, type OfficialDocumentAnswer } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { appendToJournal, seeingAll } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { isoInstant } from '../duty-list/sql.ts';

const DOCUMENT = `
  select id as "documentId", kind, format, 'list-version' as "objectType", version_id as "objectId", title, number, content_hash as "contentHash", facts_hash as "factsHash", sha256,
         length(bytes) as bytes, ${isoInstant('created_at')} as "createdAt" from official_document`;

const ADD = `
  insert into official_document (id, tenant_id, version_id, kind, format, title, number, content_hash, facts_hash, given, item_keys, sha256, bytes, created_by, created_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?) on conflict on constraint official_document_once do nothing returning id`;

/** A document as it is handed over to be kept. */
export interface NewDocument {
  readonly tenantId: string;
  readonly versionId: string;
  readonly kind: DocumentKind;
  readonly format: DocumentFormat;
  readonly title: string;
  readonly number: string | null;
  readonly contentHash: string;
  readonly factsHash: string;
  readonly given: Readonly<Record<string, unknown>>;
  /** The items that stand in it; empty where every word is for the public. */
  readonly itemKeys: readonly string[];
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** 文书库: documents that were written about versions; whoever may not see one of the items in a document does not see the document. */
@Injectable()
export class OfficialDocumentRepository {
  constructor(private readonly em: EntityManager) {}

  /** 清单编制报告 of exactly this content; null where none was written. */
  async compilationReportOf(versionId: string, contentHash: string): Promise<string | null> {
    // Whether there is one is for deciding: also where whoever submits may not see every item in it.
    const [found] = await seeingAll(this.em, () =>
      this.em.execute<{ id: string }[]>(
        `select id from official_document where version_id = ? and kind = 'COMPILATION_REPORT' and content_hash = ? order by created_at desc, id desc limit 1`,
        [versionId, contentHash],
      ),
    );
    return found?.id ?? null;
  }

  /** The document that was made of the same facts. */
  async same({ versionId, kind, format, factsHash }: Pick<NewDocument, 'versionId' | 'kind' | 'format' | 'factsHash'>): Promise<OfficialDocumentAnswer | null> {
    const [found] = await this.em.execute<Row[]>(`${DOCUMENT} where version_id = ? and kind = ? and format = ? and facts_hash = ?`, [versionId, kind, format, factsHash]);
    return found ? answerOf(found) : null;
  }

  /** Hashes of the facts of which there is a document. */
  async factsOf({ versionId, kind, format }: Pick<NewDocument, 'versionId' | 'kind' | 'format'>): Promise<string[]> {
    const rows = await this.em.execute<{ hash: string }[]>(`select facts_hash as hash from official_document where version_id = ? and kind = ? and format = ?`, [versionId, kind, format]);
    return rows.map(({ hash }) => hash);
  }

  /** What a person wrote in the last document of the kind, of this version or else of the version before. */
  async lastGiven(kind: DocumentKind, versionIds: readonly (string | null)[]): Promise<Record<string, unknown>> {
    for (const versionId of versionIds) {
      if (versionId === null) continue;
      const [found] = await this.em.execute<{ given: Record<string, unknown> }[]>(`select given from official_document where version_id = ? and kind = ? order by created_at desc, id desc limit 1`, [versionId, kind]);
      if (found) return found.given;
    }
    return {};
  }

  /** Keeps a document; of two that were made of the same facts at the same moment the first stays. */
  async keep(document: NewDocument, by: string, at: Date): Promise<void> {
    const { tenantId, versionId, kind, format, title, number, contentHash, factsHash, given, itemKeys, sha256, bytes } = document;
    const id = uuid();
    const added = await this.em.execute<object[]>(ADD, [id, tenantId, versionId, kind, format, title, number, contentHash, factsHash, JSON.stringify(given), JSON.stringify(itemKeys), sha256, Buffer.from(bytes), by, at.toISOString()]);
    if (added.length === 0) return;
    const told = { documentId: id, kind, format, objectType: 'list-version', objectId: versionId, contentHash, factsHash, sha256 };
    await appendToJournal(this.em, { type: 'official-document', id, version: 1 }, [DocumentGeneratedV1.create(told, at)]);
  }

  /** The documents about a version, newest first. */
  async ofVersion(versionId: string): Promise<OfficialDocumentAnswer[]> {
    const rows = await this.em.execute<Row[]>(`${DOCUMENT} where version_id = ? order by created_at desc, id desc`, [versionId]);
    return rows.map(answerOf);
  }

  async one(id: string): Promise<OfficialDocumentAnswer> {
    const [found] = await this.em.execute<Row[]>(`${DOCUMENT} where id = ?`, [id]);
    if (!found) throw new NotFound('official-document', id);
    return answerOf(found);
  }

  async bytesOf(id: string): Promise<Uint8Array> {
    const [found] = await this.em.execute<{ bytes: Uint8Array }[]>(`select bytes from official_document where id = ?`, [id]);
    if (!found) throw new NotFound('official-document', id);
    return found.bytes;
  }
}

type Row = Omit<OfficialDocumentAnswer, 'fileName'>;

function answerOf(row: Row): OfficialDocumentAnswer {
  return { ...row, fileName: `${row.kind.toLowerCase().replaceAll('_', '-')}-${row.sha256.slice(0, 8)}.${row.format}` };
}
