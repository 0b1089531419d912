import type { ServiceSettings } from '../config/service-settings.ts';
import type { ServiceDefinition } from '../service/service-definition.ts';
import type { FieldKeys } from './field-keys.ts';
import { FieldSeal } from './field-seal.ts';
import { resealPersonalData, type ResealReport } from './reseal.ts';

/** 更换字段密钥: brings all personal data of a service under the current key and says what is left; with nothing left the other keys may go. */
export async function rotateFieldKeys(definition: ServiceDefinition, database: Pick<ServiceSettings['database'], 'appUrl' | 'workerUrl'>, keys: FieldKeys, tell: (line: string) => void): Promise<ResealReport> {
  const report = await resealPersonalData(database, definition.sealedColumns ?? [], new FieldSeal(keys), (line) => tell(`${definition.name} ${line}`));
  tell(`${definition.name}: ${report.resealed} re-sealed under ${keys.currentId}, ${report.overtaken} written anew meanwhile, ${report.left} left`);
  for (const [key, count] of Object.entries(report.unopened)) tell(`${definition.name}: ${count} not opened, ${key} is missing`);
  return report;
}
