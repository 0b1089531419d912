import { CatalogueFileBody } from '@yidan/contracts';
import { decodeText, WorkbookError } from '@yidan/documents';
import type { CatalogueReading } from '../../domain/power-catalogue/read-catalogue.ts';

const MAX_JSON_BYTES = 20 * 1024 * 1024;

/** 读取 .json 指导清单: every field that is not as it should be, named by its place. */
export function readCatalogueJson(bytes: Uint8Array): CatalogueReading {
  if (bytes.length > MAX_JSON_BYTES) throw new WorkbookError('TOO_LARGE');
  let parsed: unknown;
  try {
    parsed = JSON.parse(decodeText(bytes).replace(/^\ufeff/, ''));
  } catch (cause) {
    return refused([{ path: 'file', code: 'REGISTRY.CATALOGUE.NOT_JSON', message: `The file is not valid JSON: ${String(cause)}`, messageZh: '文件不是有效的 JSON' }]);
  }
  const checked = CatalogueFileBody.safeParse(parsed);
  if (checked.success) return { powers: checked.data.powers, errors: [], skipped: [] };
  return refused(checked.error.issues.map(({ path, message }) => ({ path: `/${path.join('/')}`, code: 'REGISTRY.CATALOGUE.SHAPE', message: `/${path.join('/')}: ${message}`, messageZh: `字段 /${path.join('/')} 不符合要求：${message}` })));
}

function refused(errors: CatalogueReading['errors']): CatalogueReading {
  return { powers: [], errors, skipped: [] };
}
