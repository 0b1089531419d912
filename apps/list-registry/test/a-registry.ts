import { writeWorkbook } from '@yidan/documents';
import type { ServiceDefinition } from '@yidan/platform';
import { startCity, type Answer, type CityOptions, type TestCity } from '@yidan/testing';
import type { ContentItem } from '../src/domain/list-import/list-content.ts';
import { renderList } from '../src/domain/list-import/render-list.ts';
import { listRegistry } from '../src/index.ts';

export const api = '/api/list-registry/v1';
/** The city and its two districts. */
export const [yunan, qinghe, linjiang] = ['990100', '990102', '990103'] as const;
const short: Record<string, string> = { [yunan]: 'ya', [qinghe]: 'qh', [linjiang]: 'lj' };

/** Who acts for a tenant: its administrator, who is also its establishment officer. */
export const officerOf = (tenant: string): string => `${short[tenant]}.officer`;
export const drafterOf = (tenant: string, organ: string): string => `${short[tenant]}.${organ.toLowerCase()}.drafter`;

/** A city of two districts, at nine o'clock of 2 March 2026. */
export async function aRegistry(others: ServiceDefinition[] = [], options: CityOptions = {}): Promise<TestCity> {
  const city = await startCity([listRegistry, ...others], { logLevel: 'error', ...options });
  city.at('2026-03-02T09:00:00+08:00');
  for (const tenantId of [yunan, qinghe, linjiang]) {
    const body = {
      tenantId,
      name: `${tenantId}区`,
      level: tenantId === yunan ? 'CITY' : 'DISTRICT',
      cityTenantId: yunan,
      establishmentOffice: { code: 'BB', name: `${tenantId}编办`, shortName: '编办' },
      administrator: { subject: officerOf(tenantId), name: '林国栋' },
    };
    expectStatus(await city.as('platform.operator').post(`${api}/tenants`, body), 201);
  }
  return city;
}

/** Sets up an organ with its units. */
export async function setUpOrgan(city: TestCity, tenant: string, code: string, units: string[] = ['水资源科'], more: object = {}): Promise<string> {
  const body = { code, name: `${tenant}${code}`, shortName: code, kind: 'GOV_DEPARTMENT', units: units.map((name, i) => ({ code: `U${i + 1}`, name })), ...more };
  return expectStatus(await city.as(officerOf(tenant)).post(`${api}/organs`, body), 201).body.organId as string;
}

/** Registers somebody who acts for an organ. */
export async function register(city: TestCity, tenant: string, subject: string, organCode: string, roles: string[]): Promise<void> {
  expectStatus(await city.as(officerOf(tenant)).post(`${api}/people`, { subject, name: '吴晓明', organCode, roles }), 201);
}

/** A list as a filled-in template. */
export function workbookOf(items: ContentItem[], organName = '水务局'): Promise<Uint8Array> {
  return writeWorkbook(renderList({ items }, { organName }));
}

/** Hands in a list as .json, which costs the tests no spreadsheet. */
export function handIn(city: TestCity, tenant: string, organ: string, items: ContentItem[], options: { as?: string; key?: string; dryRun?: boolean } = {}): Promise<Answer> {
  const file = { format: 'yidan.duty-list', edition: 1, organName: organ, items: items.map(({ source: _, ...item }) => item) };
  const bytes = new TextEncoder().encode(JSON.stringify(file));
  return city
    .as(options.as ?? officerOf(tenant))
    .upload(`${api}/imports?organ=${organ}${options.dryRun ? '&dryRun=true' : ''}`, '清单.json', bytes, options.key ? { 'idempotency-key': options.key } : {});
}

/** Makes an import the list in force from a day. */
export function loadApproved(city: TestCity, tenant: string, importId: string, effectiveFrom: string, headers: Record<string, string> = {}): Promise<Answer> {
  const approval = { documentNumber: '云编发〔2026〕1号', approvedOn: effectiveFrom, effectiveFrom };
  return city.as(officerOf(tenant)).post(`${api}/imports/${importId}/load-approved`, approval, headers);
}

/** Hands a list in and makes it the list in force from a day. */
export async function inForceFrom(city: TestCity, tenant: string, organ: string, items: ContentItem[], effectiveFrom: string): Promise<Answer['body']> {
  const { body } = expectStatus(await handIn(city, tenant, organ, items), 201);
  return expectStatus(await loadApproved(city, tenant, body.importId as string, effectiveFrom), 201).body;
}

/** The answer, when it is the one expected. */
export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body).slice(0, 2000)}`);
  return answer;
}
