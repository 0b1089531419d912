import { Injectable } from '@nestjs/common';
import type { CreateUnit } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import type { InternalUnit } from '../../domain/organisation/internal-unit.ts';
import { InternalUnitRepository } from '../../storage/organisation/internal-unit.repository.ts';
import { OrganRepository } from '../../storage/organisation/organ.repository.ts';

/** 设立内设机构. */
@Injectable()
export class SetUpUnit {
  constructor(
    private readonly organs: OrganRepository,
    private readonly units: InternalUnitRepository,
    private readonly clock: Clock,
  ) {}

  async execute(organCode: string, entered: CreateUnit): Promise<InternalUnit> {
    const organ = await this.organs.get(organCode);
    const unit = organ.setUpUnit(uuid(), entered, this.clock.now());
    await this.units.save(unit);
    return unit;
  }
}
