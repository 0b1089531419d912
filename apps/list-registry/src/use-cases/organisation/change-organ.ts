import { Injectable } from '@nestjs/common';
import type { ChangeOrgan as Change } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { requireVersion } from '@yidan/platform';
import { assertNoCircle } from '../../domain/organisation/organ-ties.ts';
import { OrganRepository } from '../../storage/organisation/organ.repository.ts';
import { TenantRepository } from '../../storage/organisation/tenant.repository.ts';

/** 变更机构: its particulars, or whom it stands under. */
@Injectable()
export class ChangeOrgan {
  constructor(
    private readonly organs: OrganRepository,
    private readonly tenants: TenantRepository,
    private readonly clock: Clock,
  ) {}

  async execute(code: string, change: Change, expectedVersion: number): Promise<void> {
    const organ = await this.organs.get(code);
    requireVersion(organ.rowVersion, expectedVersion);
    await this.tenants.oneAtATime(organ.tenantId);
    organ.change(change, await this.organs.ties(change, organ), this.clock.now());
    await this.organs.save(organ);
    assertNoCircle(await this.organs.places());
  }
}
