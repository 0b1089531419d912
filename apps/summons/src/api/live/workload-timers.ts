import { Controller } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { ListVersionEffectiveV1, TenantRegisteredV1 } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { React, Transactions, WorkerPool } from '@yidan/platform';
import type { Received } from '@yidan/platform';
import { ReportWorkload } from '../../use-cases/live/report-workload.ts';

/** 月度上报计时: every tenant has its timer, from when it is registered or its first list is in force; those that were there before get it when the service starts. */
@Controller()
export class WorkloadTimers implements OnApplicationBootstrap {
  constructor(
    private readonly worker: WorkerPool,
    private readonly transactions: Transactions,
    private readonly reportWorkload: ReportWorkload,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { rows } = await this.worker.query<{ tenant: string; city: string | null }>('select tenant_id as tenant, city_tenant_id as city from tenant order by tenant_id', []);
    for (const { tenant, city } of rows) {
      const scope = { tenant, city, actor: { id: 'system:workload-report', organId: null, roles: [] } };
      await this.transactions.run(scope, () => this.reportWorkload.begin(tenant, this.clock.now()));
    }
  }

  @React(TenantRegisteredV1)
  registered({ data }: Received<typeof TenantRegisteredV1>): Promise<void> {
    return this.reportWorkload.begin(data.tenantId, this.clock.now());
  }

  // A service that is new reacts from now on: whose registration it missed is met again here.
  @React(ListVersionEffectiveV1)
  effective({ tenantId }: Received<typeof ListVersionEffectiveV1>): Promise<void> {
    return this.reportWorkload.begin(tenantId, this.clock.now());
  }
}
