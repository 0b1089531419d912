import { Injectable } from '@nestjs/common';
import type { StaffingEvidenceAnswer } from '@yidan/contracts';
import { businessDate, Clock, NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { ASSIST_WEIGHT, seesEvidenceOf, workloadOf } from '../../domain/staffing/unit-workload.ts';
import { StaffingViews } from '../../storage/staffing/staffing.views.ts';
import type { ListFile } from '../duty-list/export-lists.ts';
import { FileDesk } from '../list-import-run/file-desk.ts';

/** 机构编制使用依据 (R-REG-23): what the units of an organ hold, did in the year up to a day, and have for it. */
@Injectable()
export class ShowStaffingEvidence {
  constructor(
    private readonly views: StaffingViews,
    private readonly desk: FileDesk,
    private readonly clock: Clock,
  ) {}

  async execute(organCode: string, on: string | undefined, actor: Actor): Promise<StaffingEvidenceAnswer> {
    const to = on ?? businessDate(this.clock.now());
    const found = await this.views.organ(organCode, to);
    if (!found || !seesEvidenceOf(found.organ.id, actor)) throw new NotFound('organ', organCode);
    const from = yearBefore(to);
    return { ...found, from, to, assistWeight: ASSIST_WEIGHT, ...workloadOf(await this.views.units(found.organ.id, from, to)) };
  }

  async file(organCode: string, on: string | undefined, actor: Actor): Promise<ListFile> {
    const evidence = await this.execute(organCode, on, actor);
    return { name: `staffing-evidence-${organCode}-${evidence.to}.xlsx`, bytes: await this.desk.run('writeStaffing', evidence) };
  }
}

/** The first of the 365 days that end on a day. */
function yearBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 364 * 86_400_000).toISOString().slice(0, 10);
}
