import type { Person } from '@yidan/dev-issuer';
import { roleZh, type Role } from '@yidan/kernel';
import { sampleCity } from '@yidan/sample-city';
import { OPERATOR } from './services.ts';

/** 建议试用的人员: whom to try and what one sees as them, in the order of the work. */
const suggestions: Readonly<Record<string, Required<Person>['suggested']>> = {
  'qh.zhao.min': { zh: '管理全区各部门的清单：读入、比对、查找责任科室', en: 'looks after the lists of the whole district: imports, compares, asks who is responsible' },
  'qh.feng.lina': { zh: '受理事项，依单派件', en: 'takes in matters and dispatches them by the list' },
  'qh.han.yan': { zh: '签收并办理派给本科室的件', en: 'signs for the orders of her unit and handles them' },
  'qh.shen.lei': { zh: '韩艳所在科室的负责人', en: "head of Han Yan's unit" },
  'qh.chen.tao': { zh: '掌握全区派件的进度和时限', en: 'watches the progress and the limits of the orders of the district' },
  'qh.li.jing': { zh: '登记机构、科室、人员和授权', en: 'registers organs, units, people and grants' },
  'yc.tang.jing': { zh: '统看两区报备的清单', en: 'sees the lists that both districts have filed' },
};

/** 平台运维: there before any tenant is. */
export const operator: Person = { subject: OPERATOR, name: '平台运维', tenant: '平台', organ: '平台运维', roles: inWords(['PLATFORM_OPERATOR']) };

/** The three a reader of the terminal is told of: one who keeps the lists, one who dispatches by them, one who handles. */
export const firstToTry = ['qh.zhao.min 编办经办人 establishment officer', 'qh.feng.lina 派件员 dispatch operator', 'qh.han.yan 科室承办人 unit handler'];

/** Everybody of the sample city, the people suggested first; departments' systems do not sign in on a page. */
export function peopleOfSampleCity(): Person[] {
  const { city, districts } = sampleCity();
  const people = [city, ...districts].flatMap((tenant) => {
    const organs = new Map(tenant.organs.map((organ) => [organ.code, organ]));
    return tenant.people.filter(isPerson).map(({ subject, name, organCode, unitCode, roles }): Person => {
      const organ = organs.get(organCode)!;
      const unit = organ.units.find(({ code }) => code === unitCode)?.name;
      const suggested = suggestions[subject];
      return { subject, name, tenant: tenant.name, organ: organ.name, roles: inWords(roles), ...(unit !== undefined && { unit }), ...(suggested && { suggested }) };
    });
  });
  const order = Object.keys(suggestions);
  const rank = ({ subject }: Person): number => (order.includes(subject) ? order.indexOf(subject) : order.length);
  return [...people, operator].sort((a, b) => rank(a) - rank(b));
}

/** 系统账号 of the sample city: who gets tokens for a secret. */
export function systemsOfSampleCity(): string[] {
  const { city, districts } = sampleCity();
  return [city, ...districts].flatMap((tenant) => tenant.people.filter((person) => !isPerson(person)).map(({ subject }) => subject));
}

function isPerson({ subject }: { subject: string }): boolean {
  return !subject.startsWith('client:');
}

function inWords(roles: readonly Role[]): Person['roles'] {
  return { zh: roles.map((role) => roleZh[role]).join('、'), en: roles.map((role) => role.toLowerCase().replaceAll('_', ' ')).join(', ') };
}
