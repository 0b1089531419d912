import { defineEntity, p } from '@mikro-orm/core';
import { ListImport } from '../../domain/list-import-run/list-import.ts';
import type { ImportReport, ListContent } from '../../domain/list-import/list-content.ts';

/** Class ⇄ table of 清单文件; the content is as large as the file and read only where it is asked for. */
export const ListImportSchema = defineEntity({
  class: ListImport,
  tableName: 'list_import',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    organId: p.uuid(),
    fileName: p.text(),
    fileHash: p.text(),
    report: p.json<ImportReport>(),
    content: p.json<ListContent>().lazy(),
    state: p.text().$type<ListImport['state']>(),
    versionId: p.uuid().nullable(),
    createdAt: p.datetime(),
    createdBy: p.text(),
    rowVersion: p.integer().version(),
  },
});
