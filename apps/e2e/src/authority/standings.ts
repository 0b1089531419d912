import { RELATIONS, type Relation } from '@yidan/kernel';

/** What being something to a case brings with it: a holder is of the own unit, a unit is of its organ, an organ of its tenant. */
const IMPLIED: Partial<Record<Relation, readonly Relation[]>> = {
  OWN_PERSON: ['OWN_TENANT', 'OWN_ORGAN', 'OWN_UNIT'],
  OWN_UNIT: ['OWN_TENANT', 'OWN_ORGAN'],
  OWN_ORGAN: ['OWN_TENANT'],
  HOLDER: ['OWN_TENANT', 'OWN_ORGAN', 'OWN_UNIT'],
  // A party to a case of the city may belong to any district.
  PARTY: [],
};

/** 立场: every way of standing to an object: each relation of the kernel, somebody of another tenant, and the city above. */
export const standings: Readonly<Record<string, readonly Relation[]>> = {
  ...Object.fromEntries(RELATIONS.map((relation) => [relation, [...new Set<Relation>([...(IMPLIED[relation] ?? ['OWN_TENANT']), relation])]])),
  FOREIGN: [],
  CITY: ['SUPERIOR'],
};
