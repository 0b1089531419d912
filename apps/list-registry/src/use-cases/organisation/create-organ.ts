import { Injectable } from '@nestjs/common';
import type { CreateOrgan as Entered } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Reference, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { Organ } from '../../domain/organisation/organ.ts';
import { InternalUnitRepository } from '../../storage/organisation/internal-unit.repository.ts';
import { OrganRepository } from '../../storage/organisation/organ.repository.ts';

/** 设立机构, with its internal units, in one act. */
@Injectable()
export class CreateOrgan {
  constructor(
    private readonly organs: OrganRepository,
    private readonly units: InternalUnitRepository,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute({ units: enteredUnits, ...entered }: Entered, actor: Actor): Promise<void> {
    const now = this.clock.now();
    const { level: tenantLevel } = await this.reference.tenant();
    const predecessorIds = await this.organs.idsOf(entered.predecessorCodes, 'predecessorCodes');
    const ties = await this.organs.ties(entered);
    const organ = new Organ({ id: uuid(), tenantId: actor.tenantId, tenantLevel, predecessorIds }, entered, ties, now);
    const units = enteredUnits.map((unit) => organ.setUpUnit(uuid(), unit, now));
    await this.organs.save(organ);
    await this.units.addAll(units);
  }
}
