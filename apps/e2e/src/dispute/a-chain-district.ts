import type { Answer } from '@yidan/testing';
import type { ChainCity, Citizen } from './chain-city.ts';

export const registry = '/api/list-registry/v1';
export const dispatch = '/api/summons/v1';
export const disputes = '/api/dispute-arbitration/v1';
const [CITY, DISTRICT] = ['519900', '519901'];

/** Departments of the story, each with its units; people work in the first. */
export const DEPARTMENTS = {
  WLJ: { name: '清禾区文化和旅游局', units: [['GW', '公共文化科', '承担公共文化设施和城市雕塑的管理'], ['WB', '文物保护科', '承担文物保护']] },
  CGJ: { name: '清禾区城市管理局', units: [['SR', '市容管理科', '承担市容环境卫生管理'], ['SZ', '市政设施科', '承担市政设施维护']] },
  ZJJ: { name: '清禾区住房和城乡建设局', units: [['WY', '物业管理科', '承担物业服务活动的监督管理'], ['JZ', '建筑业管理科', '承担建筑业管理']] },
} as const;
export type Department = keyof typeof DEPARTMENTS;

/** 清单: by unit, name and description. */
export type Lists = Record<Department, readonly (readonly [unit: string, name: string, description: string])[]>;

/** What the lists say before the story begins; nobody has the sculptures of the housing estates. */
const LISTS: Lists = {
  WLJ: [['公共文化科', '图书馆、文化馆免费开放', '组织公共图书馆、文化馆向群众免费开放'], ['文物保护科', '不可移动文物巡查', '对不可移动文物开展日常巡查']],
  CGJ: [['市容管理科', '户外广告设施设置管理', '对户外广告设施的设置实施管理'], ['市政设施科', '城市道路照明设施维护', '维护城市道路照明设施']],
  ZJJ: [['物业管理科', '物业服务活动监督检查', '对物业服务企业的服务活动进行监督检查'], ['建筑业管理科', '公共艺术装置建设管理', '对建设项目配套公共艺术装置的建设实施管理']],
};

/** Who does what, one person each; the number of a person is the name of the account. */
const PEOPLE: readonly (readonly [subject: string, organ: string, unit: string | null, ...roles: string[]])[] = [
  ['officer', 'BB', null, 'ESTABLISHMENT_OFFICER'],
  ['director', 'BB', null, 'ESTABLISHMENT_DIRECTOR'],
  ['reviewer', 'SFJ', null, 'JUSTICE_REVIEWER'],
  ['justice', 'SFJ', null, 'JUSTICE_DIRECTOR'],
  ['chair', 'BW', null, 'COMMISSION_CHAIR'],
  ['secretary', 'BW', null, 'COMMISSION_SECRETARY'],
  ['member1', 'BW', null, 'COMMISSION_MEMBER'],
  ['member2', 'BW', null, 'COMMISSION_MEMBER'],
  ['leader', 'BW', null, 'LEADER_IN_CHARGE'],
  ['operator', 'CYZX', null, 'DISPATCH_OPERATOR'],
  ...(Object.entries(DEPARTMENTS).flatMap(([code, { units }]) => [
    [`${code}.drafter`, code, null, 'ORGAN_DRAFTER'],
    [`${code}.approver`, code, null, 'ORGAN_APPROVER'],
    [`${code}.principal`, code, null, 'PRINCIPAL_OFFICER'],
    [`${code}.head`, code, units[0][0], 'UNIT_HEAD'],
    [`${code}.handler`, code, units[0][0], 'UNIT_HANDLER'],
  ]) as [string, string, string | null, string][]),
];

/** What an answer brings when it has to be one of these. */
export function answered(answer: Answer, ...statuses: number[]): Answer['body'] {
  if (!(statuses.length > 0 ? statuses : [200, 201]).includes(answer.status)) throw new Error(`${answer.status} instead of ${statuses.join(' or ')}: ${JSON.stringify(answer.body).slice(0, 3000)}`);
  return answer.body;
}

/** 清禾区: a district with three departments, their lists in force and everybody whom a dispute needs. */
export class ChainDistrict {
  readonly organs = new Map<string, string>();
  readonly units = new Map<string, string>();
  readonly items = new Map<string, string>();

  private constructor(
    readonly city: ChainCity,
    private readonly lists: Lists,
  ) {}

  static async settle(city: ChainCity, lists = LISTS): Promise<ChainDistrict> {
    const district = new ChainDistrict(city, lists);
    await district.found();
    await district.enact();
    return district;
  }

  as(name: string): Citizen {
    return this.city.as(`x1.${name}`);
  }

  async get(who: string, path: string): Promise<Answer['body']> {
    return answered(await this.as(who).get(path), 200);
  }

  /** A step on something that was read just before. */
  async step(who: string, object: string, command: string, body: object = {}): Promise<Answer['body']> {
    return answered(await this.trying(who, object, command, body), 200, 201);
  }

  async trying(who: string, object: string, command: string, body: object = {}): Promise<Answer> {
    const { rowVersion } = await this.get(who, object);
    return this.as(who).post(`${object}/${command}`, body, { 'if-match': `"${rowVersion}"` });
  }

  private async found(): Promise<void> {
    const operator = this.city.as('platform.operator');
    for (const [tenantId, level] of [[CITY, 'CITY'], [DISTRICT, 'DISTRICT']] as const) {
      answered(await operator.post(`${registry}/tenants`, {
        tenantId, level, name: level === 'CITY' ? '云川市' : '清禾区', cityTenantId: CITY,
        establishmentOffice: { code: 'BB', name: level === 'CITY' ? '云川市编办' : '清禾区编办', shortName: '编办' },
        administrator: { subject: level === 'CITY' ? 'x1.city' : 'x1.admin', name: '林国栋' },
      }));
    }
    const admin = this.as('admin');
    const organ = async (body: object): Promise<void> => void answered(await admin.post(`${registry}/organs`, body));
    await organ({ code: 'BW', name: '中共清禾区委机构编制委员会', shortName: '编委', kind: 'ESTABLISHMENT_COMMISSION' });
    await organ({ code: 'SFJ', name: '清禾区司法局', shortName: '司法局', kind: 'JUSTICE_BUREAU' });
    await organ({ code: 'CYZX', name: '清禾区城市运行中心', shortName: '城运中心', kind: 'CITY_OPS_CENTRE', units: [{ code: 'PJ', name: '派件科' }] });
    for (const [code, { name, units }] of Object.entries(DEPARTMENTS)) {
      await organ({ code, name, shortName: name.slice(3), kind: 'GOV_DEPARTMENT', units: units.map(([unit, unitName, provisionText]) => ({ code: unit, name: unitName, provisionText })) });
    }
    for (const [subject, organCode, unitCode, ...roles] of PEOPLE) {
      answered(await admin.post(`${registry}/people`, { subject: `x1.${subject}`, name: '吴晓明', organCode, ...(unitCode && { unitCode }), roles }));
    }
    for (const code of ['CYZX', ...Object.keys(DEPARTMENTS)]) {
      const { organId, units } = answered(await admin.get(`${registry}/organs/${code}`), 200) as { organId: string; units: { code: string; unitId: string }[] };
      this.organs.set(code, organId);
      for (const unit of units) this.units.set(`${code}.${unit.code}`, unit.unitId);
    }
    await this.city.settled();
  }

  private async enact(): Promise<void> {
    for (const code of Object.keys(DEPARTMENTS) as Department[]) {
      const bytes = new TextEncoder().encode(JSON.stringify(listOf(code, this.lists)));
      const { importId } = answered(await this.as('officer').upload(`${registry}/imports?organ=${code}`, '清单.json', bytes), 201);
      answered(await this.as('officer').post(`${registry}/imports/${importId}/load-approved`, { documentNumber: `清编发〔2026〕${code}号`.replace(code, String(code.charCodeAt(0))), approvedOn: '2026-01-05', effectiveFrom: '2026-01-05' }));
      const { items } = await this.get('officer', `${registry}/items?organ=${code}&limit=50`);
      for (const { itemKey, name } of items as { itemKey: string; name: string }[]) this.items.set(name, itemKey);
    }
    await this.city.settled();
  }
}

function listOf(code: Department, lists: Lists): object {
  const items = lists[code].map(([leadUnit, name, description], i) => ({
    seqNo: i + 1,
    majorFunction: { name: '公共设施管理', category: 'MACRO_MANAGEMENT' },
    specialFunction: { name: `${leadUnit}专项管理` },
    name,
    description,
    attribute: '行业管理类',
    basis: [{ text: '《城市市容和环境卫生管理条例》第十条', instrument: '城市市容和环境卫生管理条例', article: '第十条', role: 'ORIGIN' }],
    sandingDuties: ['（一）负责公共设施管理。'],
    sandingUnitProvisions: [`${leadUnit}：承担公共设施管理工作。`],
    remarks: '',
    leadUnit,
    assistUnits: [],
    powers: [],
    keywords: [name],
    serviceObjects: ['LEGAL_PERSON'],
  }));
  return { format: 'yidan.duty-list', edition: 1, organName: DEPARTMENTS[code].name, items };
}
