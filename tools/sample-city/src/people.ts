import type { OrganKind, Role } from '@yidan/kernel';
import type { OrganFixture, PersonFixture } from './model.ts';
import { NameGiver } from './names.ts';

/** 专门角色: what people of an organ of this kind may do beside drafting and approving, one entry for each person. */
const SPECIAL: Partial<Record<OrganKind, readonly (readonly Role[])[]>> = {
  ESTABLISHMENT_OFFICE: [['ESTABLISHMENT_OFFICER'], ['ESTABLISHMENT_DIRECTOR'], ['ESTABLISHMENT_DIRECTOR'], ['TENANT_ADMIN'], ['EVALUATOR'], ['EVALUATION_LEAD']],
  ESTABLISHMENT_COMMISSION: [['COMMISSION_CHAIR', 'LEADER_IN_CHARGE'], ['COMMISSION_SECRETARY'], ['COMMISSION_MEMBER', 'LEADER_IN_CHARGE'], ['COMMISSION_MEMBER', 'LEADER_IN_CHARGE'], ['COMMISSION_MEMBER'], ['COMMISSION_MEMBER']],
  JUSTICE_BUREAU: [['JUSTICE_REVIEWER'], ['JUSTICE_DIRECTOR']],
  CITY_OPS_CENTRE: [['DISPATCH_OPERATOR'], ['SUPERVISOR'], ['DISPATCH_OPERATOR']],
  INSPECTION_OFFICE: [['SUPERVISOR', 'DATA_SUPPLIER'], ['SUPERVISION_HEAD']],
  DISCIPLINE: [['DATA_SUPPLIER']],
  PATROL: [['AUDITOR', 'DATA_SUPPLIER']],
  AUDIT: [['AUDITOR', 'DATA_SUPPLIER']],
  FINANCE: [['DATA_SUPPLIER']],
  PETITION_OFFICE: [['DATA_SUPPLIER']],
  GOV_SERVICE_CENTRE: [['DATA_SUPPLIER']],
  TOWNSHIP: [['TOWN_CALLER'], ['TOWN_COMMANDER']],
  SUBDISTRICT: [['TOWN_CALLER'], ['TOWN_COMMANDER']],
  TOWN_STREET_SQUAD: [['SQUAD_OFFICER'], ['SQUAD_OFFICER']],
};

/** 常用人员: names fixed by hand, so that examples can speak of them: place → name and spelling. */
export type FixedNames = Readonly<Record<string, readonly [name: string, spelling: string]>>;

/** 对接范围 of the system of a department: it sends matters and follows them, is told of its orders and reports on them, and asks the lists. */
const SYSTEM_SCOPES = ['lists.read', 'matters.send', 'matters.read', 'orders.read', 'orders.act', 'exchange.manage'];

/** 人员和授权: for every organ a drafter and an approver, for every unit a head and a handler, and the special roles; and the system of one department. */
export function peopleOf(prefix: string, organs: readonly OrganFixture[], fixedNames: FixedNames, overseer = false): PersonFixture[] {
  const names = new NameGiver(prefix);
  const places = organs.flatMap((organ) => placesIn(organ, overseer));
  // Fixed names first: nobody else may be given one of them.
  const fixed = new Map(Object.entries(fixedNames).map(([place, [name, spelling]]) => [place, names.fixed(name, spelling)]));
  const unknown = [...fixed.keys()].filter((place) => !places.some((p) => p.place === place));
  if (unknown.length > 0) throw new Error(`nobody stands at ${unknown.join(', ')}`);
  const people = places.map(({ place, organCode, unitCode, roles }) => ({ ...(fixed.get(place) ?? names.forPlace(place)), organCode, ...(unitCode !== undefined && { unitCode }), roles: [...roles] }));
  return [...people, systemOf(prefix, organs)];
}

/** 部门业务系统: the machine account of the market bureau, which takes more calls than any other department. */
function systemOf(prefix: string, organs: readonly OrganFixture[]): PersonFixture {
  const organ = organs.find(({ code }) => code === 'SCJG')!;
  return { subject: `client:${prefix}-${organ.code.toLowerCase()}`, name: `${organ.shortName}业务系统`, organCode: organ.code, roles: ['INTEGRATION_CLIENT'], scopes: [...SYSTEM_SCOPES] };
}

interface Place {
  place: string;
  organCode: string;
  unitCode?: string;
  roles: readonly Role[];
}

function placesIn(organ: OrganFixture, overseer: boolean): Place[] {
  const at = (place: string, roles: readonly Role[], unitCode?: string): Place => ({ place: `${organ.code}/${place}`, organCode: organ.code, roles, ...(unitCode !== undefined && { unitCode }) });
  const special = (SPECIAL[organ.kind] ?? []).map((roles, i) => at(`${roles[0]}${i + 1}`, overseer && roles[0] === 'ESTABLISHMENT_OFFICER' ? [...roles, 'CITY_OVERSEER'] : roles));
  return [
    at('ORGAN_DRAFTER', ['ORGAN_DRAFTER']),
    at('ORGAN_APPROVER', ['ORGAN_APPROVER', 'PRINCIPAL_OFFICER']),
    ...special,
    ...organ.units.flatMap((unit) => [at(`${unit.code}/UNIT_HEAD`, ['UNIT_HEAD'], unit.code), at(`${unit.code}/UNIT_HANDLER`, ['UNIT_HANDLER'], unit.code)]),
  ];
}
