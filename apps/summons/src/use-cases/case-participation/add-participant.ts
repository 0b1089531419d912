import { Injectable } from '@nestjs/common';
import type { AddParticipantRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { CityLeadsCases } from '../../domain/case-participation/case-participation.errors.ts';
import { CaseParticipation } from '../../domain/case-participation/case-participation.ts';
import { DistrictDirectory } from '../../storage/case-participation/district-directory.ts';
import { SharedMatterRepository } from '../../storage/case-participation/shared-matter.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';

/** 加入参与方: the city opens one of its matters to an organ of a district; with the first one it is a cross-district matter. */
@Injectable()
export class AddParticipant {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly cases: SharedMatterRepository,
    private readonly districts: DistrictDirectory,
    private readonly clock: Clock,
  ) {}

  async execute(matterId: string, { tenantId, organCode, role, unit, dueAt }: AddParticipantRequest, actor: Actor): Promise<void> {
    if (actor.tenantId !== actor.cityId) throw new CityLeadsCases();
    const at = this.clock.now();
    const matter = await this.matters.getForUpdate(matterId);
    matter.assertOpen();
    const organ = await this.districts.organ(tenantId, organCode, unit);
    const shared = await this.cases.ofMatter(matter, at);
    const others = await this.cases.participants(matterId);
    await this.cases.open(CaseParticipation.add(uuid(), shared, organ, { role, dueAt: dueAt === undefined ? null : new Date(dueAt) }, others, actor, at));
  }
}
