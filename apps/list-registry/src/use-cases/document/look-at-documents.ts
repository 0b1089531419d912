import { Injectable } from '@nestjs/common';
import type { OfficialDocumentAnswer } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { OfficialDocumentRepository } from '../../storage/document/official-document.repository.ts';
import { VersionItems } from '../../storage/document/version-items.ts';
import type { ListFile } from '../duty-list/export-lists.ts';
import { assertMayReadDocuments } from './document-readers.ts';

/** 查看文书. */
@Injectable()
export class LookAtDocuments {
  constructor(
    private readonly documents: OfficialDocumentRepository,
    private readonly items: VersionItems,
  ) {}

  async ofVersion(versionId: string, actor: Actor): Promise<{ items: OfficialDocumentAnswer[] }> {
    assertMayReadDocuments(actor, await this.items.version(versionId));
    return { items: await this.documents.ofVersion(versionId) };
  }

  async one(id: string, actor: Actor): Promise<OfficialDocumentAnswer> {
    const document = await this.documents.one(id);
    assertMayReadDocuments(actor, await this.items.version(document.objectId));
    return document;
  }

  async file(id: string, actor: Actor): Promise<ListFile> {
    const { fileName } = await this.one(id, actor);
    return { name: fileName, bytes: await this.documents.bytesOf(id) };
  }
}
