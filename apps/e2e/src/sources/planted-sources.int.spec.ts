import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { PowerCoverageAnswer, SandingMatrixAnswer } from '@yidan/contracts';
import type { Issuer } from '@yidan/dev-issuer';
import { listRegistry } from '@yidan/list-registry';
import { sampleCity, type PlantedKind, type TenantFixture } from '@yidan/sample-city';
import { loadLists, loadOrganisation, loadSources, Progress, type Loading } from '@yidan/standalone';
import { startCity, type TestCity } from '@yidan/testing';

jest.setTimeout(240_000);

const registry = '/api/list-registry/v1';
const { city: wholeCity, districts: [whole] } = sampleCity();
/** A tenant with the two people who bring it in. */
const small = (tenant: TenantFixture): TenantFixture => ({ ...tenant, people: ['TENANT_ADMIN', 'ESTABLISHMENT_OFFICER'].map((wanted) => tenant.people.find(({ roles }) => roles.some((role) => role === wanted))!) });
const [above, district] = [small(wholeCity), small(whole)];
const officer = district.people.find(({ roles }) => roles.includes('ESTABLISHMENT_OFFICER'))!.subject;
const planted = (kind: PlantedKind) => district.expectedFindings.filter((finding) => finding.kind === kind);
let city: TestCity;

beforeAll(async () => {
  city = await startCity([listRegistry], { logLevel: 'error' });
  city.at('2026-10-12T09:00:00+08:00');
  const loading: Loading = { address: city.address, folder: mkdtempSync(join(tmpdir(), 'sources-')), issuer: { issue: ({ subject }: { subject: string }) => city.token(subject) } as unknown as Issuer, tell: () => undefined };
  const progress = new Progress(loading.folder);
  await loadOrganisation(above, loading, progress);
  await loadOrganisation(district, loading, progress);
  await loadSources(district, loading, progress);
  await loadLists(district, loading, progress);
});
afterAll(() => city?.stop());

const get = async (path: string) => {
  const { status, body } = await city.as(officer).get(`${registry}/${path}`);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

describe('in a district of 1,181 items', () => {
  it('F-006 the matrices of all organs find the planted gaps and excesses, and no other', async () => {
    const { items: lists } = await get('lists?limit=200');
    const matrices: SandingMatrixAnswer[] = [];
    for (const { current } of lists as { current: { versionId: string } | null }[]) if (current) matrices.push(await get(`versions/${current.versionId}/sanding-matrix`));

    expect(matrices.flatMap(({ organ, gaps }) => gaps.map(({ text }) => `${organ.code} ${text}`)).sort()).toEqual(planted('SANDING_GAP').map(({ organs, about }) => `${organs[0]} ${about}`).sort());
    expect(matrices.flatMap(({ excess }) => excess.map(({ code }) => code)).sort()).toEqual(planted('SANDING_EXCESS').map(({ items }) => items[0]!.code).sort());
    expect(matrices.flatMap(({ mismatches, unresolved }) => [...mismatches, ...unresolved])).toEqual([]);
    expect(matrices.reduce((sum, { counts }) => sum + counts.items, 0)).toBe(1181);
  });

  it('F-009 the coverage of the catalogue finds the powers that nobody merged, and those that two items merge', async () => {
    const { items: [catalogue] } = await get('power-catalogues');
    const { counts, items } = (await get(`power-catalogues/${catalogue.catalogueId}/coverage?state=GAP&limit=200`)) as PowerCoverageAnswer;

    expect(items.map(({ name }) => name).sort()).toEqual(planted('POWER_GAP').map(({ about }) => about.split(' ').slice(2).join(' ')).sort());
    expect(counts).toMatchObject({ gaps: 5, mergedTwice: planted('OVERLAP_POWER').length, excluded: 0 });
  });
});
