import { Controller } from '@nestjs/common';
import { WorkloadReportedV1 } from '@yidan/contracts';
import { Project, type Received } from '@yidan/platform';
import { ItemWorkloads } from '../../storage/execution/item-workloads.ts';

/** 事项工作量副本: keeps what the dispatch reports of each month. */
@Controller()
export class WorkloadCopies {
  constructor(private readonly workloads: ItemWorkloads) {}

  @Project(WorkloadReportedV1)
  reported({ tenantId, data }: Received<typeof WorkloadReportedV1>): Promise<void> {
    return this.workloads.keep(tenantId, data);
  }
}
