import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { SandingNumberTaken, SandingOpen } from '../../domain/sanding/sanding.errors.ts';
import type { SandingDuty, SandingUnitProvision } from '../../domain/sanding/provision-content.ts';
import { SandingProvision, type DatedSanding } from '../../domain/sanding/sanding-provision.ts';
import { inDomainWords } from '../organisation/constraints.ts';

/** 现行“三定”: what an organ is for today. */
export interface SandingInForce {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly duties: readonly SandingDuty[];
  readonly units: readonly SandingUnitProvision[];
  readonly approvedStaff: number;
  readonly approvedLeaders: number;
}

const IN_FORCE = `
  select id, title, document_number as "documentNumber", duties, units, approved_staff as "approvedStaff", approved_leaders as "approvedLeaders"
    from sanding_provision where organ_id = ? and state = 'ISSUED'`;

/** “三定”库. */
@Injectable()
export class SandingRepository {
  constructor(private readonly em: EntityManager) {}

  get(id: string): Promise<SandingProvision> {
    return this.em.findOneOrFail(SandingProvision, { id }, { failHandler: () => new NotFound('sanding-provision', id) });
  }

  /** The provision in force of an organ. */
  async inForceOf(organId: string): Promise<SandingInForce | null> {
    const [found] = await this.em.execute<SandingInForce[]>(IN_FORCE, [organId]);
    return found ?? null;
  }

  /** The organ's issued provisions, oldest first, held until the transaction ends: of two that are issued at once the second comes after the first. */
  holdIssuedOf(organId: string): Promise<DatedSanding[]> {
    return this.em.find(SandingProvision, { organId, state: { $in: ['ISSUED', 'SUPERSEDED'] } }, { orderBy: { effectiveFrom: 'asc', createdAt: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE }) as Promise<DatedSanding[]>;
  }

  save(sanding: SandingProvision): Promise<void> {
    return inDomainWords(
      {
        sanding_one_open: () => new SandingOpen(sanding.organCode),
        sanding_one_in_force: () => new SandingOpen(sanding.organCode),
        sanding_number: () => new SandingNumberTaken(sanding.organCode, sanding.documentNumber ?? ''),
      },
      () => saveWithEvents(this.em, 'sanding-provision', sanding),
    );
  }
}
