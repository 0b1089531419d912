import type { StaffingEvidenceAnswer, UnitWorkload } from '@yidan/contracts';
import type { Role, Who } from '@yidan/kernel';

/** 协办折算: a unit that assists does about a third of what the unit that closes an order does. */
export const ASSIST_WEIGHT = 0.3;

/** What is counted of a unit. */
export type CountedUnit = Pick<UnitWorkload, 'unitId' | 'code' | 'name' | 'itemsLed' | 'itemsAssisted' | 'ordersClosed' | 'ordersAssisted' | 'approvedStaff' | 'actualStaff'>;

/** 加权工作量 (R-REG-23): closed orders of a year count 1, orders of items a unit assists count 0.3; shares are of the organ's units together. */
export function workloadOf(units: readonly CountedUnit[]): Pick<StaffingEvidenceAnswer, 'units' | 'total'> {
  const loads = units.map(({ ordersClosed, ordersAssisted }) => rounded(ordersClosed + ASSIST_WEIGHT * ordersAssisted));
  const all = rounded(loads.reduce((sum, load) => sum + load, 0));
  const people = sum(units, 'actualStaff');
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000);
  const each = (load: number, staff: number): number | null => (staff === 0 ? null : rounded(load / staff));
  return {
    units: units.map((unit, i) => ({
      ...unit,
      workload: loads[i]!,
      workloadShare: share(loads[i]!, all),
      staffShare: share(unit.actualStaff, people),
      workloadPerPerson: each(loads[i]!, unit.actualStaff),
    })),
    total: {
      itemsLed: sum(units, 'itemsLed'),
      itemsAssisted: sum(units, 'itemsAssisted'),
      ordersClosed: sum(units, 'ordersClosed'),
      ordersAssisted: sum(units, 'ordersAssisted'),
      workload: all,
      approvedStaff: sum(units, 'approvedStaff'),
      actualStaff: people,
      workloadPerPerson: each(all, people),
    },
  };
}

/** Offices that decide on posts see the evidence of every organ. */
const OF_ALL: readonly Role[] = ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'TENANT_ADMIN', 'AUDITOR'];
/** Whoever draws up or signs for an organ sees its own. */
const OF_OWN: readonly Role[] = ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER'];

/** 可见范围: who may look at the evidence, and at whose. */
export const EVIDENCE_WAYS: readonly Who[] = [...OF_ALL, ...OF_OWN.map((role): Who => `${role}@OWN_ORGAN`)];

/** Whether somebody sees the evidence of an organ. */
export function seesEvidenceOf(organId: string, reader: { readonly roles: readonly Role[]; readonly organId: string }): boolean {
  return reader.roles.some((role) => OF_ALL.includes(role)) || (reader.organId === organId && reader.roles.some((role) => OF_OWN.includes(role)));
}

function sum<K extends keyof CountedUnit>(units: readonly CountedUnit[], field: K & { [F in keyof CountedUnit]: CountedUnit[F] extends number ? F : never }[keyof CountedUnit]): number {
  return units.reduce((total, unit) => total + unit[field], 0);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
