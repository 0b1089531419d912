import { Controller } from '@nestjs/common';
import { DeskTaskChangedV1, DeskTaskClosedV1, DeskTaskOpenedV1, DeskTaskRescheduledV1 } from '@yidan/contracts';
import { ProjectRun } from '@yidan/platform';
import type { ReceivedRun } from '@yidan/platform';
import { DeskCopy } from '../../storage/desk/desk-copy.ts';
import { DeskStreams } from './desk-streams.ts';

/** 待办汇集: brings the tasks of all services together, as each of them tells. */
@Controller()
export class DeskEvents {
  constructor(
    private readonly copy: DeskCopy,
    private readonly streams: DeskStreams,
  ) {}

  @ProjectRun(DeskTaskOpenedV1)
  async opened(run: ReceivedRun<typeof DeskTaskOpenedV1>): Promise<void> {
    await this.copy.keep(run[0]!.tenantId, run.map(({ data }) => data));
    this.streams.touch();
  }

  @ProjectRun(DeskTaskChangedV1)
  async changed(run: ReceivedRun<typeof DeskTaskChangedV1>): Promise<void> {
    await this.copy.keep(run[0]!.tenantId, run.map(({ data }) => data));
    this.streams.touch();
  }

  @ProjectRun(DeskTaskClosedV1)
  async closed(run: ReceivedRun<typeof DeskTaskClosedV1>): Promise<void> {
    await this.copy.close(run[0]!.tenantId, run.map(({ data }) => data));
    this.streams.touch();
  }

  @ProjectRun(DeskTaskRescheduledV1)
  async rescheduled(run: ReceivedRun<typeof DeskTaskRescheduledV1>): Promise<void> {
    for (const { tenantId, data } of run) await this.copy.reschedule(tenantId, data);
    this.streams.touch();
  }
}
