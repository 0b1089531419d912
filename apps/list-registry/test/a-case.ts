import type { TestCity } from '@yidan/testing';
import { api, expectStatus, officerOf, qinghe } from './a-registry.ts';

/** A case that an organ of the district has to answer with an adjustment of its list. */
export async function aCase(city: TestCity, organCode: string): Promise<string> {
  const request = { trigger: 'REFORM', cause: { type: 'reform', id: crypto.randomUUID(), title: '机构改革' }, organs: [{ organCode }] };
  return expectStatus(await city.as(officerOf(qinghe)).post(`${api}/adjustments`, request), 201).body.items[0].caseId as string;
}
