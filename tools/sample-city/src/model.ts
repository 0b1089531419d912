import type { OrganKind, PowerType, RegionLevel, Role } from '@yidan/kernel';

/** 示例城市: one invented city with two districts, the same on every run. */
export interface SampleCity {
  city: TenantFixture;
  districts: [TenantFixture, TenantFixture];
}

/** 租户: everything one district (or the city itself) loads at the start. */
export interface TenantFixture {
  tenantId: string;
  name: string;
  level: 'CITY' | 'DISTRICT';
  cityTenantId: string;
  regions: RegionFixture[];
  organs: OrganFixture[];
  people: PersonFixture[];
  lists: ListFixture[];
  powerCatalogue: PowerCatalogueFixture;
  repealedInstruments: RepealedInstrument[];
  /** 试点单位: the organs that compile first. */
  pilotOrgans: string[];
  expectedFindings: ExpectedFinding[];
}

export interface RegionFixture {
  code: string;
  name: string;
  level: RegionLevel;
  parentCode: string | null;
}

/** 机构: superior, parent, host and supervising organs are named by their code in the same tenant. */
export interface OrganFixture {
  code: string;
  name: string;
  shortName: string;
  kind: OrganKind;
  regionCode: string;
  level: RegionLevel;
  /** Null for squads and outposts: they are no legal persons. */
  unifiedSocialCreditCode: string | null;
  superiorOrganCode: string | null;
  parentOrganCode: string | null;
  hostTownStreetCode: string | null;
  supervisingOrganCode: string | null;
  /** 业务指导: the counterpart in the city tenant. */
  guidance: { tenantId: string; organCode: string } | null;
  establishedOn: string;
  abolishedOn: null;
  mandatory: 'MANDATORY' | 'LOCAL';
  approvedStaff: number;
  actualStaff: number;
  approvedLeaders: number;
  status: 'ACTIVE';
  units: UnitFixture[];
  sanding: SandingFixture | null;
}

export interface UnitFixture {
  code: string;
  name: string;
  provisionText: string;
  approvedStaff: number;
  actualStaff: number;
}

export type DutyChange = 'ADDED' | 'CANCELLED' | 'TRANSFERRED_OUT' | 'DEVOLVED' | 'STRENGTHENED' | 'KEPT';

/** “三定”规定: what the organ is for. */
export interface SandingFixture {
  title: string;
  documentNumber: string;
  issuedOn: string;
  duties: { ordinal: number; text: string; change: DutyChange }[];
}

export interface PersonFixture {
  subject: string;
  name: string;
  organCode: string;
  unitCode?: string;
  roles: Role[];
  /** 对接范围 of a machine account: what it may do, by the names the platform knows. */
  scopes?: string[];
}

/** 职责任务清单 of one organ, as approved. */
export interface ListFixture {
  organCode: string;
  documentNumber: string;
  effectiveFrom: string;
  items: ItemFixture[];
}

export type FunctionCategory = 'MACRO_MANAGEMENT' | 'APPROVAL_ENFORCEMENT_COORDINATION' | 'GENERAL_AFFAIRS';
export type ResponsibilityField = 'PUBLIC_MANAGEMENT' | 'PUBLIC_SAFETY' | 'PUBLIC_SERVICE' | 'ECONOMIC_REGULATION';
export type ServiceObject = 'CITIZEN' | 'LEGAL_PERSON' | 'OTHER_ORG' | 'INTERNAL';

export interface ItemBasis {
  text: string;
  instrument: string;
  article?: string;
  role: 'ORIGIN' | 'SUPPORT';
}

export interface ItemTimeLimit {
  amount: number;
  clock: 'WORKING_DAY' | 'CALENDAR_DAY' | 'MONTH';
}

/** 职能清单事项: units stand by name, as in a workbook; their codes stand beside. */
export interface ItemFixture {
  seqNo: number;
  code: string;
  majorFunction: { code: string; name: string; category: FunctionCategory };
  specialFunction: { code: string; name: string; coordinatorUnit: string };
  name: string;
  description: string;
  attribute: string;
  basis: ItemBasis[];
  sandingDuties: string[];
  sandingUnitProvisions: string[];
  remarks: string;
  leadUnit: string;
  leadUnitCode: string;
  assistUnits: string[];
  assistUnitCodes: string[];
  powers: { type: PowerType; number: string; name: string }[];
  keywords: string[];
  timeLimit?: ItemTimeLimit;
  responsibilityField: ResponsibilityField;
  serviceObjects: ServiceObject[];
}

/** 行政权力指导清单: the part that applies to one tenant; only the eight numbers of FX-1 are the catalogue's own, the others are invented. */
export interface PowerCatalogueFixture {
  name: string;
  issuer: string;
  edition: string;
  regionCode: string;
  powers: { type: PowerType; number: string; name: string; levels: RegionLevel[] }[];
}

export interface RepealedInstrument {
  title: string;
  repealedOn: string;
  replacedBy: string;
}

export type PlantedKind = 'OVERLAP_POWER' | 'OVERLAP_NAME' | 'POWER_GAP' | 'SANDING_GAP' | 'SANDING_EXCESS' | 'BASIS_LOST';

/** 预期问题: a defect put into the lists on purpose, and why it is one. */
export interface ExpectedFinding {
  kind: PlantedKind;
  organs: string[];
  items: { organCode: string; code: string; name: string }[];
  /** The power, duty or instrument the finding is about. */
  about: string;
  why: string;
}
