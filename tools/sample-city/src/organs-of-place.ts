import { spread } from './spread.ts';
import type { OrganBook } from './book.ts';
import { creditCode } from './credit-code.ts';
import type { OrganFixture, SandingFixture, UnitFixture } from './model.ts';

/** 地方: what an organ takes from the district or city it belongs to. */
export interface Place {
  tenantId: string;
  /** 青禾区, 临江区 or 云川市. */
  name: string;
  cityName: string;
  level: 'CITY' | 'DISTRICT';
  /** Counterparts in the city tenant, by organ code. */
  guidedBy?: { tenantId: string; organCodes: ReadonlySet<string> };
}

/** Organs of the city's own line carry the city's name. */
const CITY_LINE: Record<string, (place: Place, name: string) => string> = {
  GAFJ: (p) => `${p.cityName}公安局${bare(p)}分局`,
  STHJ: (p) => `${p.cityName}${bare(p)}生态环境局`,
};

/** 部门: the organ of a book in a place. */
export function organOf(book: Pick<OrganBook, 'code' | 'name' | 'shortName' | 'kind' | 'units'>, place: Place, duties: SandingFixture['duties']): OrganFixture {
  const name = placed(book, place);
  return {
    ...plain(book, place),
    name,
    units: structuredClone(book.units),
    guidance: place.guidedBy?.organCodes.has(book.code) ? { tenantId: place.guidedBy.tenantId, organCode: book.code } : null,
    sanding: duties.length > 0 ? { title: `${name}职能配置、内设机构和人员编制规定`, documentNumber: `${bare(place)}委办发〔2024〕${1 + (spread(`${place.tenantId}/${book.code}`) % 97)}号`, issuedOn: '2024-03-29', duties } : null,
  };
}

/** 其他机构: an organ without a list: towns, squads, outposts, institutions, enterprises. */
export function plainOrgan(entry: Pick<OrganBook, 'code' | 'name' | 'shortName' | 'kind'> & Partial<OrganFixture>, place: Place): OrganFixture {
  return { ...plain({ ...entry, units: entry.units ?? [] }, place), ...entry };
}

function plain(book: { code: string; name: string; shortName: string; kind: OrganFixture['kind']; units: readonly UnitFixture[] }, place: Place): OrganFixture {
  const sum = (of: (unit: UnitFixture) => number): number => book.units.reduce((total, unit) => total + of(unit), 0);
  const body = book.kind === 'PUBLIC_SERVICE_ENTERPRISE' ? '9' : ['PUBLIC_INSTITUTION', 'CITY_OPS_CENTRE', 'GOV_SERVICE_CENTRE'].includes(book.kind) ? '2' : '1';
  const leaders = book.units.length > 6 ? 5 : book.units.length > 0 ? 3 : 1;
  return {
    code: book.code,
    name: book.name,
    shortName: book.shortName,
    kind: book.kind,
    regionCode: place.tenantId,
    level: place.level,
    unifiedSocialCreditCode: creditCode(body, place.tenantId, book.code),
    superiorOrganCode: null,
    parentOrganCode: null,
    hostTownStreetCode: null,
    supervisingOrganCode: null,
    guidance: null,
    establishedOn: '2019-01-18',
    abolishedOn: null,
    mandatory: ['YLJ', 'TZCJ', 'JGSW', 'DJZH', 'XZSP', 'DSJ', 'CYZX'].includes(book.code) ? 'LOCAL' : 'MANDATORY',
    approvedStaff: sum((u) => u.approvedStaff) + leaders,
    actualStaff: sum((u) => u.actualStaff) + leaders,
    approvedLeaders: leaders,
    status: 'ACTIVE',
    units: [],
    sanding: null,
  };
}

function placed(book: { code: string; name: string }, place: Place): string {
  const line = place.level === 'DISTRICT' ? CITY_LINE[book.code] : undefined;
  if (line) return line(place, book.name);
  if (book.name.startsWith('区委')) return `中共${place.level === 'CITY' ? place.name : `${place.cityName}${place.name}`}${place.level === 'CITY' ? book.name.replace('区委', '委') : `委${book.name.slice(2)}`}`;
  return `${place.name}${book.name}`;
}

function bare(place: Place): string {
  return place.name.slice(0, -1);
}
