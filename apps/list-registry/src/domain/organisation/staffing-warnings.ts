import type { StaffingWarning } from '@yidan/contracts';

/** What the staffing rules look at: a body with a number of posts and of people. */
export interface Staffed {
  readonly code: string;
  readonly name: string;
  readonly approvedStaff: number;
  readonly actualStaff: number;
}

/** 超编提示: more people than posts, for an organ or a unit. */
export function overEstablishment(body: Staffed, path: string): StaffingWarning[] {
  const { name, approvedStaff, actualStaff } = body;
  if (actualStaff <= approvedStaff) return [];
  return [
    {
      code: 'OVER_ESTABLISHMENT',
      severity: 'WARN',
      path,
      message: `${name} has ${actualStaff} people on ${approvedStaff} posts`,
      messageZh: `${name}实有 ${actualStaff} 人，超过核定编制 ${approvedStaff} 名`,
    },
  ];
}

/** 科室编制提示: everything to look at in a unit; a unit below org.unit.minStaff is a count to watch, no fault. */
export function unitWarnings(unit: Staffed, minStaff: number): StaffingWarning[] {
  const path = `units.${unit.code}`;
  const { name, approvedStaff } = unit;
  const small: StaffingWarning[] =
    approvedStaff >= minStaff
      ? []
      : [
          {
            code: 'UNIT_BELOW_MIN_STAFF',
            severity: 'INFO',
            path,
            message: `${name} has ${approvedStaff} posts; units usually have at least ${minStaff}`,
            messageZh: `${name}核定编制 ${approvedStaff} 名，少于一般要求的 ${minStaff} 名`,
          },
        ];
  return [...overEstablishment(unit, path), ...small];
}
