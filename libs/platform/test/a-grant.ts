import type { GrantRow } from '../src/identity/grants-in-force.ts';

/** A right of Liu, drafter of the market bureau of a district; only what matters needs naming. */
export function aGrant(given: Partial<GrantRow> = {}): GrantRow {
  return {
    tenantId: '510184',
    cityId: '510100',
    organId: 'scjg-id',
    organCode: 'SCJG',
    organName: '市场监管局',
    unitId: null,
    unitName: null,
    personId: 'person-liu',
    homeOrganId: 'scjg-id',
    homeUnitId: null,
    homeUnitName: null,
    role: 'ORGAN_DRAFTER',
    scopes: null,
    whileSeconded: false,
    secondedTo: null,
    secondedFrom: null,
    secondedUntil: null,
    ...given,
  };
}
