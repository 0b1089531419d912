import { Injectable } from '@nestjs/common';
import { Reference } from '@yidan/platform';
import type { GrantPlace } from '../../domain/organisation/person.ts';
import { InternalUnitRepository } from '../../storage/organisation/internal-unit.repository.ts';
import { OrganRepository } from '../../storage/organisation/organ.repository.ts';

/** 授权地点: the organ and the unit that a request names, as a grant needs to know them. */
@Injectable()
export class FindGrantPlace {
  constructor(
    private readonly organs: OrganRepository,
    private readonly units: InternalUnitRepository,
    private readonly reference: Reference,
  ) {}

  async execute(organCode: string, unitCode: string | undefined): Promise<GrantPlace> {
    const { level: tenantLevel } = await this.reference.tenant();
    const { id: organId, kind: organKind } = await this.organs.named(organCode, 'organCode');
    const unit = unitCode === undefined ? null : await this.units.named(organId, unitCode);
    return { tenantLevel, organId, organKind, unitId: unit?.id ?? null };
  }
}
