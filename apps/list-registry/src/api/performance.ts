import { Controller } from '@nestjs/common';
import { OrderClosedV1 } from '@yidan/contracts';
import { React, type Received } from '@yidan/platform';
import { RecordPerformance } from '../use-cases/duty-list/record-performance.ts';

/** 履职情况: orders that other services close become performance of the items they were about (F-032). */
@Controller()
export class Performance {
  constructor(private readonly recordPerformance: RecordPerformance) {}

  @React(OrderClosedV1)
  orderClosed({ tenantId, data }: Received<typeof OrderClosedV1>): Promise<void> {
    return this.recordPerformance.execute(tenantId, data);
  }
}
