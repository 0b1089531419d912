import { Controller, Get, StreamableFile } from '@nestjs/common';
import { OrganCode, StaffingEvidenceAnswer, StaffingQuery } from '@yidan/contracts';
import { Allow, Answers, AnswersFile, CurrentActor, ValidParam, ValidQuery, type Actor } from '@yidan/platform';
import type { z } from 'zod';
import { EVIDENCE_WAYS } from '../domain/staffing/unit-workload.ts';
import { ShowStaffingEvidence } from '../use-cases/staffing/show-staffing-evidence.ts';
import { sendFile } from './send-file.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 机构编制使用依据 over HTTP. */
@Controller('organs')
@Allow({ by: EVIDENCE_WAYS })
export class StaffingController {
  constructor(private readonly evidence: ShowStaffingEvidence) {}

  @Get(':code/staffing-evidence')
  @Answers(StaffingEvidenceAnswer, { summary: '机构编制使用依据：各科室事项、工作量与人员' })
  show(@ValidParam('code', OrganCode) code: string, @ValidQuery(StaffingQuery) { on }: z.output<typeof StaffingQuery>, @CurrentActor() actor: Actor): Promise<StaffingEvidenceAnswer> {
    return this.evidence.execute(code, on, actor);
  }

  @Get(':code/staffing-evidence.xlsx')
  @AnswersFile(XLSX, { summary: '机构编制使用依据（表格）' })
  async file(@ValidParam('code', OrganCode) code: string, @ValidQuery(StaffingQuery) { on }: z.output<typeof StaffingQuery>, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return sendFile(await this.evidence.file(code, on, actor));
  }
}
