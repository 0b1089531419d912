import { Injectable } from '@nestjs/common';
import type { StaffingWarning } from '@yidan/contracts';
import { Reference } from '@yidan/platform';
import { overEstablishment, unitWarnings, type Staffed } from '../../domain/organisation/staffing-warnings.ts';
import { orgUnitMinStaff } from '../../storage/policy/registry-policies.ts';

/** 编制提示: what deserves a look in an organ and its units as they now stand. */
@Injectable()
export class LookAtStaffing {
  constructor(private readonly reference: Reference) {}

  async execute(organ: Staffed | null, units: readonly Staffed[]): Promise<StaffingWarning[]> {
    const { value: minStaff } = await this.reference.policy(orgUnitMinStaff);
    return [...(organ ? overEstablishment(organ, 'actualStaff') : []), ...units.flatMap((unit) => unitWarnings(unit, minStaff))];
  }
}
