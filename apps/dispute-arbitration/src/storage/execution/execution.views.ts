import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CommissionMeetingsAnswer, ExecutionProgressAnswer } from '@yidan/contracts';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { openEnds, type AmendedList } from '../../domain/execution/open-ends.ts';
import { WaitingOrders } from './waiting-orders.ts';

type Amendment = ExecutionProgressAnswer['amendments'][number];

const AMENDMENTS = `
  select json_build_object('id', a.organ_id, 'code', o.code, 'name', o.name) as organ, a.document_number as "documentNumber", a.items, a.state, a.adjustment_case_id as "adjustmentCaseId",
         a.version_id as "versionId", a.reason, a.settled_at as "settledAt"
    from dispute_amendment a left join organ o on o.id = a.organ_id
   where a.case_id = ? order by a.document_number, o.code`;

const MEETINGS = `
  select m.meeting_id as "meetingId", m.meets_on::text as "meetsOn", m.state,
         (select json_build_object('conclusion', d.conclusion, 'documentNumber', d.document_number)
            from commission_decision_copy d where d.tenant_id = m.tenant_id and d.meeting_id = m.meeting_id and d.case_id = ? limit 1) as decision
    from commission_meeting_copy m order by m.meets_on desc, m.meeting_id desc limit 100`;

/** 执行进度, as the parties and 编办 read it. */
@Injectable()
export class ExecutionViews {
  constructor(
    private readonly em: EntityManager,
    private readonly orders: WaitingOrders,
  ) {}

  async progress(one: DisputeCase): Promise<ExecutionProgressAnswer> {
    const documentNumber = one.outcome?.documentNumber ?? null;
    const amendments = await this.amendments(one.id);
    const waitingOrders = await this.orders.ofCase(one);
    const lists = amendments.filter((each) => each.documentNumber === documentNumber).map(listOf);
    const missing = documentNumber === null ? [] : openEnds(lists, waitingOrders, []).map(({ code, message, messageZh }) => ({ code, message, messageZh }));
    return { documentNumber, amendments, waitingOrders, missing };
  }

  /** The lists that the outcome in force changes. */
  async lists(caseId: string, documentNumber: string): Promise<AmendedList[]> {
    return (await this.amendments(caseId)).filter((each) => each.documentNumber === documentNumber).map(listOf);
  }

  /** The commission's meetings, the latest first, with what each decided on the case. */
  async meetings(caseId: string): Promise<CommissionMeetingsAnswer> {
    return { items: await this.em.execute<CommissionMeetingsAnswer['items']>(MEETINGS, [caseId]) };
  }

  private async amendments(caseId: string): Promise<Amendment[]> {
    const rows = await this.em.execute<(Omit<Amendment, 'settledAt'> & { settledAt: Date | string | null })[]>(AMENDMENTS, [caseId]);
    return rows.map((row) => ({ ...row, settledAt: row.settledAt === null ? null : new Date(row.settledAt).toISOString() }));
  }
}

function listOf({ organ, state, versionId }: Amendment): AmendedList {
  return { organId: organ.id, organName: organ.name, state, versionId };
}
