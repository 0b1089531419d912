import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { ListContentViews } from '../../storage/duty-list/list-content.views.ts';
import { FileDesk } from '../list-import-run/file-desk.ts';
import type { ListFileFormat, TextEncoding } from './write-list-file.ts';

/** A file to hand out. */
export interface ListFile {
  name: string;
  bytes: Uint8Array;
  encoding?: TextEncoding;
}

/** 导出清单: lists as files; a worker thread writes them. */
@Injectable()
export class ExportLists {
  private template: Promise<Uint8Array> | null = null;

  constructor(
    private readonly contents: ListContentViews,
    private readonly desk: FileDesk,
  ) {}

  async ofVersion(versionId: string, format: ListFileFormat, encoding: TextEncoding): Promise<ListFile> {
    const list = await this.contents.ofVersion(versionId);
    if (!list) throw new NotFound('list-version', versionId);
    return { name: `${list.label}.${format}`, bytes: await this.desk.run('writeListFile', list, format, encoding), encoding };
  }

  async inForce(day: string, organCode: string | undefined, format: ListFileFormat, encoding: TextEncoding): Promise<ListFile> {
    const lists = await this.contents.inForce(day, organCode);
    return { name: `duty-lists-${day}.${format}`, bytes: await this.desk.run('writeAllLists', lists, format, encoding), encoding };
  }

  /** The empty template; it is the same for everybody, so it is written once. */
  async emptyTemplate(): Promise<ListFile> {
    this.template ??= this.desk.run('writeTemplate').catch((error: unknown) => {
      this.template = null;
      throw error;
    });
    return { name: 'duty-list-template.xlsx', bytes: await this.template };
  }
}
