import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWorkbook } from '@yidan/documents';
import { sampleCity } from './city.ts';
import type { ListFixture, TenantFixture } from './model.ts';
import { templateSheet } from './template-sheet.ts';

/** 生成示例城市: a folder for each tenant with one workbook per list and what belongs to it as JSON; the same bytes on every run. */
export async function renderCity(dir: string): Promise<string[]> {
  const { city, districts } = sampleCity();
  const written: string[] = [];
  for (const tenant of [city, ...districts]) {
    const folder = join(dir, tenant.tenantId);
    await mkdir(join(folder, 'lists'), { recursive: true });
    for (const [name, bytes] of await filesOf(tenant)) {
      await writeFile(join(folder, name), bytes);
      written.push(join(tenant.tenantId, name));
    }
  }
  return written;
}

/** One organ's list as a workbook in the form of the template. */
export function listWorkbook(list: ListFixture, organName: string): Promise<Uint8Array> {
  return writeWorkbook({ title: `${organName}职责任务清单`, sheets: [templateSheet(list, organName)] });
}

async function filesOf(tenant: TenantFixture): Promise<[name: string, bytes: Uint8Array | string][]> {
  const { tenantId, name, level, cityTenantId, regions, organs, pilotOrgans } = tenant;
  const lists = tenant.lists.map(({ organCode, documentNumber, effectiveFrom, items }) => ({ organCode, file: `lists/${organCode}.xlsx`, documentNumber, effectiveFrom, items: items.length }));
  const files: [string, Uint8Array | string][] = [
    ['organisation.json', json({ tenantId, name, level, cityTenantId, pilotOrgans, regions, organs, lists })],
    ['people.json', json(tenant.people)],
    ['power-catalogue.json', json(tenant.powerCatalogue)],
    ['repealed-instruments.json', json(tenant.repealedInstruments)],
    ['expected-findings.json', json(tenant.expectedFindings)],
  ];
  for (const list of tenant.lists) {
    const organName = organs.find((o) => o.code === list.organCode)?.name ?? list.organCode;
    files.push([`lists/${list.organCode}.xlsx`, await listWorkbook(list, organName)]);
  }
  return files;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
