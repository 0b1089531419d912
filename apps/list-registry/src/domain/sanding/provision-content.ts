/** 变动标记: what a revision did to a main duty. */
export const DUTY_CHANGES = ['ADDED', 'CANCELLED', 'TRANSFERRED_OUT', 'DEVOLVED', 'STRENGTHENED', 'KEPT'] as const;
export type DutyChange = (typeof DUTY_CHANGES)[number];

/** 不再承担: the organ answers for such a duty no longer. */
export const GIVEN_UP: readonly DutyChange[] = ['CANCELLED', 'TRANSFERRED_OUT', 'DEVOLVED'];

/** 主要职责: one numbered main duty of an organ. */
export interface SandingDuty {
  readonly ordinal: number;
  readonly text: string;
  readonly change: DutyChange;
}

/** 拟设内设机构: what a text says about one unit; a unit that it is the first to name is entered when the text is issued. */
export interface DraftedUnit {
  readonly unitId: string | null;
  readonly unitName: string;
  readonly text: string;
}

/** 内设机构职责规定: what the provision says about one unit. */
export interface SandingUnitProvision extends DraftedUnit {
  readonly unitId: string;
}

/** “三定”内容: functions, units and staffing as they stand in the text. */
export interface ProvisionContent {
  readonly title: string;
  readonly duties: readonly SandingDuty[];
  readonly units: readonly DraftedUnit[];
  readonly approvedStaff: number;
  readonly approvedLeaders: number;
}

/** 已印发内容: every unit is one of the register. */
export interface IssuedContent extends ProvisionContent {
  readonly units: readonly SandingUnitProvision[];
}
