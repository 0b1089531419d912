import { Injectable } from '@nestjs/common';
import type { ChangeUnit as Change } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { requireVersion } from '@yidan/platform';
import type { InternalUnit } from '../../domain/organisation/internal-unit.ts';
import { InternalUnitRepository } from '../../storage/organisation/internal-unit.repository.ts';
import { OrganRepository } from '../../storage/organisation/organ.repository.ts';

/** 变更内设机构. */
@Injectable()
export class ChangeUnit {
  constructor(
    private readonly organs: OrganRepository,
    private readonly units: InternalUnitRepository,
    private readonly clock: Clock,
  ) {}

  async execute(organCode: string, unitCode: string, change: Change, expectedVersion: number): Promise<InternalUnit> {
    const organ = await this.organs.get(organCode);
    const unit = await this.units.get(organ.id, unitCode);
    requireVersion(unit.rowVersion, expectedVersion);
    unit.change(change, this.clock.now());
    await this.units.save(unit);
    return unit;
  }
}
