import { UnitChangedV1, type ChangeUnit, type CreateUnit } from '@yidan/contracts';
import { Aggregate } from '@yidan/kernel';

/** 内设机构（科室）: the part of an organ that bears duty items. */
export class InternalUnit extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly organId: string;
  readonly code: string;
  name: string;
  provisionText: string;
  approvedStaff: number;
  actualStaff: number;
  status: 'ACTIVE' | 'ABOLISHED' = 'ACTIVE';
  readonly rowVersion: number = 1;
  updatedAt: Date;

  constructor(identity: { id: string; tenantId: string; organId: string }, entered: CreateUnit, now: Date) {
    super();
    this.id = identity.id;
    this.tenantId = identity.tenantId;
    this.organId = identity.organId;
    this.code = entered.code;
    this.name = entered.name;
    this.provisionText = entered.provisionText;
    this.approvedStaff = entered.approvedStaff;
    this.actualStaff = entered.actualStaff;
    this.updatedAt = now;
    this.tell(now);
  }

  /** Takes over what the change names; a change that changes nothing is no act. */
  change(change: ChangeUnit, now: Date): void {
    const { name = this.name, provisionText = this.provisionText, approvedStaff = this.approvedStaff, actualStaff = this.actualStaff } = change;
    const same = name === this.name && provisionText === this.provisionText && approvedStaff === this.approvedStaff && actualStaff === this.actualStaff;
    if (same) return;
    Object.assign(this, { name, provisionText, approvedStaff, actualStaff, updatedAt: now });
    this.tell(now);
  }

  private tell(now: Date): void {
    const { id, organId, code, name, provisionText, approvedStaff, actualStaff, status } = this;
    this.record(UnitChangedV1.create({ unitId: id, organId, code, name, provisionText, approvedStaff, actualStaff, status }, now));
  }
}
