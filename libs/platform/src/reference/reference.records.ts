import type { OrganKind, RegionLevel } from '@yidan/kernel';

/** A tenant as every service knows it. */
export interface TenantRecord {
  tenantId: string;
  name: string;
  level: 'CITY' | 'DISTRICT' | 'FUNCTIONAL_ZONE';
  cityTenantId: string;
}

/** 机构: an organ of the tenant as every service knows it. */
export interface OrganRecord {
  id: string;
  code: string;
  name: string;
  shortName: string;
  kind: OrganKind;
  regionCode: string;
  level: RegionLevel;
  unifiedSocialCreditCode: string | null;
  superiorOrganId: string | null;
  parentOrganId: string | null;
  hostTownStreetId: string | null;
  supervisingOrganId: string | null;
  establishedOn: string | null;
  abolishedOn: string | null;
  status: 'PLANNED' | 'ACTIVE' | 'MERGING' | 'ABOLISHED' | 'SUSPENDED';
  rowVersion: number;
}

/** 内设机构: a unit inside an organ. */
export interface UnitRecord {
  id: string;
  organId: string;
  code: string;
  name: string;
  provisionText: string;
  approvedStaff: number;
  actualStaff: number;
  status: 'ACTIVE' | 'ABOLISHED';
  rowVersion: number;
}

/** A policy value that holds, and who set it. */
export interface PolicyAnswer<T> {
  value: T;
  source: 'TENANT' | 'CITY' | 'DEFAULT';
  sourceDocument: string | null;
}
