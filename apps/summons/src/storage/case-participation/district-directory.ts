import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { InvitedOrgan } from '../../domain/case-participation/case-participation.ts';
import { NoSuchOrgan, NoSuchUnit, OrganNotActive } from '../../domain/case-participation/case-participation.errors.ts';

interface Found {
  id: string;
  name: string;
  status: string;
}

/** 区县机构查询: whether a code names an organ of a district of the asking city; nothing else of the district is seen. */
@Injectable()
export class DistrictDirectory {
  constructor(private readonly em: EntityManager) {}

  async organ(districtId: string, organCode: string, unitCode: string | undefined): Promise<InvitedOrgan> {
    const [organ] = await this.em.execute<Found[]>(`select id, name, status from district_organ(?, ?)`, [districtId, organCode]);
    if (!organ) throw new NoSuchOrgan(districtId, organCode);
    if (organ.status !== 'ACTIVE') throw new OrganNotActive(organ.name, organ.status);
    const unit = unitCode === undefined ? null : await this.unit(districtId, organCode, organ.name, unitCode);
    return { districtId, organId: organ.id, organCode, organName: organ.name, unit };
  }

  private async unit(districtId: string, organCode: string, organName: string, unitCode: string): Promise<{ id: string; name: string }> {
    const [unit] = await this.em.execute<Found[]>(`select id, name, status from district_unit(?, ?, ?)`, [districtId, organCode, unitCode]);
    if (unit?.status !== 'ACTIVE') throw new NoSuchUnit(organName, unitCode);
    return { id: unit.id, name: unit.name };
  }
}
