import type { ServiceDefinition } from '@yidan/platform';
import { listWorkbook, sampleCity, type OrganFixture, type TenantFixture } from '@yidan/sample-city';
import { startCity, type Answer, type CityOptions, type TestCity } from '@yidan/testing';

export const registry = '/api/list-registry/v1';
export const dispatch = '/api/summons/v1';

/** The first district of the sample city, cut down to the organs a journey is about. */
export interface SampleDistrict {
  city: TestCity;
  tenant: TenantFixture;
  /** The first person of an organ (and unit) who holds a role. */
  person(role: string, organCode?: string, unitCode?: string): string;
  organ(code: string): OrganFixture;
}

export function expectStatus(answer: Answer, ...statuses: number[]): Answer {
  if (!statuses.includes(answer.status)) throw new Error(`${answer.status} instead of ${statuses.join(' or ')}: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Brings organs, people and lists of the sample city in through the public API, as the people who would do it. */
export async function aSampleDistrict(services: ServiceDefinition[], organCodes: string[], options: CityOptions = {}): Promise<SampleDistrict> {
  const sample = sampleCity();
  const [tenant] = sample.districts;
  const city = await startCity(services, { logLevel: 'error', ...options });
  city.at('2026-09-07T09:00:00+08:00');
  for (const fixture of [sample.city, tenant]) {
    const office = fixture.organs.find(({ kind }) => kind === 'ESTABLISHMENT_OFFICE')!;
    const admin = fixture.people.find(({ roles }) => roles.includes('TENANT_ADMIN'))!;
    const { tenantId, name, level, cityTenantId } = fixture;
    const body = {
      tenantId,
      name,
      level,
      cityTenantId,
      establishmentOffice: { code: office.code, name: office.name, shortName: office.shortName },
      administrator: { subject: admin.subject, name: admin.name },
    };
    expectStatus(await city.as('platform.operator').post(`${registry}/tenants`, body), 201);
  }
  const person = (role: string, organCode?: string, unitCode?: string): string =>
    tenant.people.find((p) => p.roles.some((r) => r === role) && (!organCode || p.organCode === organCode) && (!unitCode || p.unitCode === unitCode))!.subject;
  const organ = (code: string): OrganFixture => tenant.organs.find((o) => o.code === code)!;
  const admin = city.as(person('TENANT_ADMIN'));
  const office = tenant.organs.find(({ kind }) => kind === 'ESTABLISHMENT_OFFICE')!;
  for (const code of organCodes) {
    const { sanding: _sanding, guidance: _guidance, superiorOrganCode: _superior, ...request } = organ(code);
    expectStatus(await admin.post(`${registry}/organs`, request), 201);
  }
  const people = tenant.people.filter((p) => [...organCodes, office.code].includes(p.organCode) && p.unitCode === undefined ? true : organCodes.includes(p.organCode));
  for (const { unitCode, ...p } of people) {
    if (p.subject === person('TENANT_ADMIN') || (p.organCode === office.code && unitCode)) continue;
    expectStatus(await admin.post(`${registry}/people`, unitCode ? { ...p, unitCode } : p), 201);
  }
  return { city, tenant, person, organ };
}

/** Reads an organ's list from its workbook and puts it in force. */
export async function loadList({ city, tenant, person, organ }: SampleDistrict, organCode: string): Promise<Answer> {
  const list = tenant.lists.find((l) => l.organCode === organCode)!;
  const officer = city.as(person('ESTABLISHMENT_OFFICER'));
  const read = expectStatus(await officer.upload(`${registry}/imports?organ=${organCode}`, `${organCode}.xlsx`, await listWorkbook(list, organ(organCode).name)), 201);
  return expectStatus(
    await officer.post(`${registry}/imports/${String(read.body.importId)}/load-approved`, {
      documentNumber: list.documentNumber,
      approvedOn: list.effectiveFrom,
      effectiveFrom: list.effectiveFrom,
    }),
    200,
    201,
  );
}
