import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DisputeOutcome } from '@yidan/contracts';
import { v7 as uuid } from 'uuid';

/** 清单修改的落实情况: what became of what an outcome changes in one organ's list. */
export interface ExpectedAmendment {
  readonly id: string;
  readonly caseId: string;
  readonly documentNumber: string;
  readonly organId: string;
  readonly items: number;
  readonly state: 'PENDING' | 'EFFECTIVE' | 'DISMISSED' | 'REPLACED';
  readonly adjustmentCaseId: string | null;
  readonly versionId: string | null;
  readonly reason: string | null;
  readonly settledAt: Date | null;
}

const COLUMNS = `id, case_id as "caseId", document_number as "documentNumber", organ_id as "organId", items, state, adjustment_case_id as "adjustmentCaseId", version_id as "versionId", reason,
  settled_at as "settledAt"`;

/** 待落实的清单修改: one row per organ whose list the outcome changes, followed until the list is in force. */
@Injectable()
export class ExpectedAmendments {
  constructor(private readonly em: EntityManager) {}

  /** Expects what the outcome changes; what a former outcome of the case had not brought about yet is expected no more. */
  async expect({ tenantId, id: caseId }: { tenantId: string; id: string }, { documentNumber, amendments }: DisputeOutcome, at: Date): Promise<void> {
    await this.em.execute(
      `update dispute_amendment set state = 'REPLACED', settled_at = ? where case_id = ? and state = 'PENDING' and document_number <> ?`,
      [at, caseId, documentNumber],
      'run',
    );
    const perOrgan = Map.groupBy(amendments, ({ organId }) => organId);
    for (const [organId, ofOrgan] of perOrgan) {
      await this.em.execute(
        `insert into dispute_amendment (id, tenant_id, case_id, document_number, organ_id, items, state) values (?, ?, ?, ?, ?, ?, 'PENDING')`,
        [uuid(), tenantId, caseId, documentNumber, organId, ofOrgan.length],
        'run',
      );
    }
  }

  /** What the outcome in force changes, organ by organ. */
  ofOutcome(caseId: string, documentNumber: string): Promise<ExpectedAmendment[]> {
    return this.em.execute<ExpectedAmendment[]>(`select ${COLUMNS} from dispute_amendment where case_id = ? and document_number = ? order by organ_id`, [caseId, documentNumber]);
  }

  /** Whether any list was expected to change by this document and this organ; it has changed, or it will not. */
  async settle(documentNumber: string, organId: string, as: Pick<ExpectedAmendment, 'adjustmentCaseId' | 'versionId' | 'reason'> & { state: 'EFFECTIVE' | 'DISMISSED' }, at: Date): Promise<void> {
    await this.em.execute(
      `update dispute_amendment set state = ?, adjustment_case_id = ?, version_id = ?, reason = ?, settled_at = ? where document_number = ? and organ_id = ? and state in ('PENDING', 'DISMISSED')`,
      [as.state, as.adjustmentCaseId, as.versionId, as.reason, at, documentNumber, organId],
      'run',
    );
  }
}
