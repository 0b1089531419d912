import { Injectable } from '@nestjs/common';
import type { AdjustmentFilter } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { AdjustmentsViews } from '../../storage/adjustment/adjustments.views.ts';
import { FileDesk } from '../list-import-run/file-desk.ts';
import { readerOf } from './look-at-adjustments.ts';

const MOST = 20_000;

/** 导出动态调整台账: the cases the reader sees, as filtered. */
@Injectable()
export class ExportAdjustments {
  constructor(
    private readonly views: AdjustmentsViews,
    private readonly desk: FileDesk,
    private readonly clock: Clock,
  ) {}

  async execute(filter: AdjustmentFilter, actor: Actor): Promise<{ name: string; bytes: Uint8Array }> {
    const cases = await this.views.all(filter, readerOf(actor), MOST);
    return { name: `adjustments-${businessDate(this.clock.now())}.xlsx`, bytes: await this.desk.run('writeAdjustments', cases) };
  }
}
