import { readWorkbook } from '@yidan/documents';
import { readCatalogue, type CatalogueReading } from '../../domain/power-catalogue/read-catalogue.ts';

/** 读取指导清单文件: a workbook, a .csv or a .json; called in a worker thread. */
export async function readCatalogueFile(bytes: Uint8Array): Promise<CatalogueReading> {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (!start.startsWith('{')) return readCatalogue((await readWorkbook(bytes)).sheets);
  // Loaded only where it is needed: every worker starts from nothing.
  const { readCatalogueJson } = await import('./read-catalogue-json.ts');
  return readCatalogueJson(bytes);
}
