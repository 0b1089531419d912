import type { OrganFixture, RegionFixture, UnitFixture } from './model.ts';
import { plainOrgan, type Place } from './organs-of-place.ts';

/** 云川市, invented; its region codes are in no official table. */
export const CITY: Place = { tenantId: '519900', name: '云川市', cityName: '云川市', level: 'CITY' };

/** 镇街: six subdistricts and nine towns of the first district; three names are those the rules speak of. */
export const FIRST_TOWNS = [
  ['LJ', '龙井街道', '001'], ['FH', '凤凰街道', '002'], ['QY', '清源街道', '003'], ['WX', '望溪街道', '004'], ['ZT', '竹亭街道', '005'], ['BQ', '北渠街道', '006'],
  ['DSP', '大山铺镇', '100'], ['HL', '和乐镇', '101'], ['SB', '石坝镇', '102'], ['YQ', '雁桥镇', '103'], ['MT', '麻塘镇', '104'], ['BY', '白崖镇', '105'], ['GF', '古枫镇', '106'], ['XW', '新湾镇', '107'], ['TX', '桐溪镇', '108'],
] as const;

export const SECOND_TOWNS = [
  ['JA', '江岸街道', '001'], ['WJ', '望江街道', '002'], ['LT', '老塔街道', '003'],
  ['SH', '沙河镇', '100'], ['ML', '茂林镇', '101'], ['HS', '黄石镇', '102'],
] as const;

type Town = readonly [code: string, name: string, suffix: string];

const TOWN_UNITS: readonly UnitFixture[] = [
  { code: 'DZ', name: '党政综合办公室', provisionText: '负责党务政务、值班值守、综合协调和便民服务。', approvedStaff: 6, actualStaff: 6 },
  { code: 'PA', name: '平安建设办公室', provisionText: '负责平安建设、应急管理、矛盾纠纷化解和消防工作。', approvedStaff: 5, actualStaff: 5 },
  { code: 'ZF', name: '综合行政执法办公室', provisionText: '负责统筹派驻执法力量和综合行政执法工作。', approvedStaff: 4, actualStaff: 4 },
];

/** 镇街、中队、派出机构: what stands in the towns. */
export function townOrgans(towns: readonly Town[], place: Place, squads: number, outposts: number): OrganFixture[] {
  const named = (name: string): string => `${place.name}${name}`;
  const town = ([code, name, suffix]: Town): OrganFixture => {
    const street = name.endsWith('街道');
    return plainOrgan(
      { code, name: named(street ? `${name}办事处` : `${name}人民政府`), shortName: name, kind: street ? 'SUBDISTRICT' : 'TOWNSHIP', regionCode: `${place.tenantId}${suffix}`, level: 'TOWN_STREET', units: structuredClone([...TOWN_UNITS]) },
      place,
    );
  };
  const hosted = (kind: OrganFixture['kind'], parent: string, ending: string, suffix: string) => ([code, name, region]: Town): OrganFixture =>
    plainOrgan(
      { code: `${code}${suffix}`, name: named(`${name}${ending}`), shortName: `${name}${ending}`, kind, regionCode: `${place.tenantId}${region}`, level: 'TOWN_STREET', unifiedSocialCreditCode: null, parentOrganCode: parent, hostTownStreetCode: code, approvedStaff: 6, actualStaff: 6 },
      place,
    );
  const rural = towns.filter(([, name]) => name.endsWith('镇'));
  // Every town has a squad, and the largest subdistricts, which stand first.
  const policed = [...rural, ...towns.filter((t) => !rural.includes(t))].slice(0, squads);
  const supervised = [...rural.slice(0, 1), ...towns].slice(0, outposts);
  return [...towns.map(town), ...policed.map(hosted('TOWN_STREET_SQUAD', 'ZHZF', '综合行政执法中队', 'ZD')), ...supervised.map(hosted('DISPATCHED_ORGAN', 'SCJG', '市场监督管理所', 'SC'))];
}

/** 行政区划: the regions of a tenant, from the city down. */
export function regionsOf(place: Place, towns: readonly Town[]): RegionFixture[] {
  return [
    { code: CITY.tenantId, name: CITY.name, level: 'CITY', parentCode: null },
    ...(place.level === 'CITY' ? [] : [{ code: place.tenantId, name: place.name, level: 'DISTRICT' as const, parentCode: CITY.tenantId }]),
    ...towns.map(([, name, suffix]): RegionFixture => ({ code: `${place.tenantId}${suffix}`, name, level: 'TOWN_STREET', parentCode: place.tenantId })),
  ];
}

/** 其他机构: bodies that hold no duty list but decide, watch, supply data or serve. */
export function sideOrgans(place: Place, kind: 'FULL' | 'SMALL'): OrganFixture[] {
  const party = `中共${CITY.name}${place.level === 'CITY' ? '' : place.name}`;
  const entry = (code: string, name: string, shortName: string, of: OrganFixture['kind'], supervisingOrganCode: string | null = null): OrganFixture =>
    plainOrgan({ code, name, shortName, kind: of, supervisingOrganCode, approvedStaff: 8, actualStaff: 8 }, place);
  const always = [
    entry('BW', `${party}委机构编制委员会`, '编委', 'ESTABLISHMENT_COMMISSION'),
    entry('DCS', `${party}委${place.name}人民政府督查室`, '督查室', 'INSPECTION_OFFICE'),
  ];
  if (kind === 'SMALL') return always;
  return [
    ...always,
    entry('JW', `${party}纪律检查委员会、${place.name}监察委员会`, '纪委监委', 'DISCIPLINE'),
    entry('XCZ', `${party}委巡察工作领导小组办公室`, '巡察办', 'PATROL'),
    entry('ZWZX', `${place.name}政务服务中心`, '政务服务中心', 'GOV_SERVICE_CENTRE', 'XZSP'),
    entry('HWZX', `${place.name}环境卫生服务中心`, '环卫中心', 'PUBLIC_INSTITUTION', 'ZHZF'),
    entry('HDZX', `${place.name}河道管理服务中心`, '河道中心', 'PUBLIC_INSTITUTION', 'SWJ'),
    entry('BDCZX', `${place.name}不动产登记中心`, '不动产登记中心', 'PUBLIC_INSTITUTION', 'ZRZY'),
    entry('GSGS', `${CITY.name}${place.name}自来水有限责任公司`, '自来水公司', 'PUBLIC_SERVICE_ENTERPRISE'),
    entry('RQGS', `${CITY.name}${place.name}燃气有限责任公司`, '燃气公司', 'PUBLIC_SERVICE_ENTERPRISE'),
    entry('GDGS', `${CITY.name}${place.name}供电公司`, '供电公司', 'PUBLIC_SERVICE_ENTERPRISE'),
  ];
}
