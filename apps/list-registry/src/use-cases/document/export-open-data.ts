import { Injectable } from '@nestjs/common';
import { Transactions, type Actor, type Scope } from '@yidan/platform';
import { NotYetApproved } from '../../domain/document/document.errors.ts';
import { OpenDataViews } from '../../storage/document/open-data.views.ts';
import { VersionItems } from '../../storage/document/version-items.ts';
import type { ListFile } from '../duty-list/export-lists.ts';
import type { ListFileFormat, TextEncoding } from '../duty-list/write-list-file.ts';
import { assertMaySeeVersion } from './document-readers.ts';
import { FileDesk } from '../list-import-run/file-desk.ts';

/** 开放数据导出: public items as a file, of one approved version or of all lists in force. */
@Injectable()
export class ExportOpenData {
  constructor(
    private readonly views: OpenDataViews,
    private readonly items: VersionItems,
    private readonly desk: FileDesk,
    private readonly transactions: Transactions,
  ) {}

  async ofVersion(versionId: string, format: ListFileFormat, encoding: TextEncoding, actor: Actor, scope: Scope): Promise<ListFile> {
    const { label, open } = await this.transactions.run(scope, async () => {
      const version = await this.items.version(versionId);
      const { label, contentHash } = version;
      assertMaySeeVersion(actor, version);
      if (contentHash === null) throw new NotYetApproved(label);
      return { label, open: await this.views.ofVersion(versionId) };
    });
    return { name: `${label}-open-data.${format}`, bytes: await this.desk.run('writeOpenData', open, format, encoding), encoding };
  }

  async inForce(day: string, organCode: string | undefined, format: ListFileFormat, encoding: TextEncoding, scope: Scope): Promise<ListFile> {
    const open = await this.transactions.run(scope, () => this.views.inForce(day, organCode));
    return { name: `open-duties-${day}.${format}`, bytes: await this.desk.run('writeOpenData', open, format, encoding), encoding };
  }
}
