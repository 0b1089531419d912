import type { Role, Violation } from '@yidan/kernel';
import { Problem } from '../http/problem.ts';
import type { GrantRow } from './grants-in-force.ts';

/** Which of several organs and units the caller wants to act for. */
export interface Choice {
  organ?: string | undefined;
  unit?: string | undefined;
}

/** 任职: one organ and unit somebody can act for, and what as. */
export interface Standing {
  readonly tenantId: string;
  readonly organId: string;
  readonly organCode: string;
  readonly organName: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly roles: readonly Role[];
}

/** Every organ and unit these grants let somebody act for: what a screen offers for a switch. */
export function standingsOf(grants: readonly GrantRow[]): Standing[] {
  return [...Map.groupBy(grants, organNameOf).values()].flatMap((ofOrgan) => {
    const units = unitsOf(ofOrgan);
    return (units.size === 0 ? [null] : [...units.keys()]).map((unitId) => standingIn(ofOrgan, unitId));
  });
}

/** The one organ and the one unit of this request; never the grants of two. */
export function chosenStanding(grants: readonly GrantRow[], choice: Choice): { standing: Standing; grants: readonly GrantRow[] } {
  const ofOrgan = ofChosenOrgan(grants, choice.organ);
  const unitId = chosenUnit(ofOrgan, choice.unit);
  return { standing: standingIn(ofOrgan, unitId), grants: inUnit(ofOrgan, unitId) };
}

function ofChosenOrgan(grants: readonly GrantRow[], wanted: string | undefined): readonly GrantRow[] {
  const chosen = wanted === undefined ? grants : grants.filter((grant) => grant.organCode === wanted || organNameOf(grant) === wanted);
  if (chosen.length === 0) throw noGrant(`the organ ${wanted}`, `机关 ${wanted}`);
  const organs = [...new Map(chosen.map((grant) => [organNameOf(grant), grant.organName]))];
  if (organs.length === 1) return chosen;
  throw mustChoose('SEC.ORGAN_REQUIRED', 'Yidan-Organ', organs, 'You may act for several organs', '您在多个机关任职，请指明本次代表的机关');
}

// One unit at a time: the head of one unit who handles in another must not act there as its head.
function chosenUnit(grants: readonly GrantRow[], wanted: string | undefined): string | null {
  const units = unitsOf(grants);
  if (wanted !== undefined) {
    if (!units.has(wanted)) throw noGrant(`the unit ${wanted}`, `内设机构 ${wanted}`);
    return wanted;
  }
  const home = homeUnitOf(grants);
  const held = heldUnits(grants);
  if (home && (held.length === 0 || held.includes(home))) return home;
  if (held.length <= 1) return held[0] ?? null;
  const choices = held.map((unit): [string, string] => [unit, units.get(unit) ?? '']);
  throw mustChoose('SEC.UNIT_REQUIRED', 'Yidan-Unit', choices, 'You hold roles in several units', '您在多个内设机构任职，请指明本次代表的内设机构');
}

/** Two districts may both have an SCJG; with its tenant in front the name is the only one. */
export function organNameOf(grant: Pick<GrantRow, 'tenantId' | 'organCode'>): string {
  return `${grant.tenantId}/${grant.organCode}`;
}

function standingIn(ofOrgan: readonly GrantRow[], unitId: string | null): Standing {
  const { tenantId, organId, organCode, organName } = ofOrgan[0]!;
  const roles = [...new Set(inUnit(ofOrgan, unitId).map((grant) => grant.role))];
  return { tenantId, organId, organCode, organName, unitId, unitName: (unitId && unitsOf(ofOrgan).get(unitId)) ?? null, roles };
}

function inUnit(ofOrgan: readonly GrantRow[], unitId: string | null): GrantRow[] {
  return ofOrgan.filter((grant) => grant.unitId === null || grant.unitId === unitId);
}

// The unit somebody belongs to counts where the organ acted for is its organ, and nowhere else.
function homeUnitOf(ofOrgan: readonly GrantRow[]): string | null {
  const [first] = ofOrgan;
  return first && first.homeOrganId === first.organId ? first.homeUnitId : null;
}

function heldUnits(ofOrgan: readonly GrantRow[]): string[] {
  return [...new Set(ofOrgan.flatMap((grant) => (grant.unitId ? [grant.unitId] : [])))];
}

// Whoever holds nothing in the own unit and nothing for the whole organ has no standing in the own unit.
function unitsOf(ofOrgan: readonly GrantRow[]): Map<string, string | null> {
  const own = homeUnitOf(ofOrgan);
  const home = own !== null && inUnit(ofOrgan, own).length > 0 ? own : null;
  const named = ofOrgan.flatMap((grant): [string, string | null][] => (grant.unitId ? [[grant.unitId, grant.unitName]] : []));
  return new Map([...(home ? [[home, ofOrgan[0]!.homeUnitName] as [string, string | null]] : []), ...named]);
}

function mustChoose(code: string, header: string, choices: readonly (readonly [string, string])[], why: string, whyZh: string): Problem {
  const names = choices.map(([name]) => name);
  const violations: Violation[] = choices.map(([name, words]) => ({ path: header, code: 'SEC.CHOICE', message: name, messageZh: `${words}（${name}）` }));
  return new Problem(403, code, `${why}; name one in the header ${header}: ${names.join(', ')}`, `${whyZh}（请求头 ${header}）：${violations.map(({ messageZh }) => messageZh).join('、')}`, { violations });
}

function noGrant(where: string, whereZh: string): Problem {
  return new Problem(403, 'SEC.NO_GRANT', `You hold no role for ${where}`, `您在${whereZh}没有授权`);
}
