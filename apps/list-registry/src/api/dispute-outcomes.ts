import { Controller } from '@nestjs/common';
import { DisputeOutcomeDecidedV1, DisputeReconsideringV1, DisputeRemandedV1, DisputeRuledV1, DisputeSubmittedToCommissionV1, DisputeWithdrawnV1, ListVersionReviewedV1 } from '@yidan/contracts';
import { currentScope, Project, React, type Received } from '@yidan/platform';
import { SubmittedDisputes } from '../storage/commission/submitted-disputes.ts';
import { ApproveAsRuled } from '../use-cases/adjustment/approve-as-ruled.ts';
import { WorkInOutcomes } from '../use-cases/adjustment/work-in-outcomes.ts';

/** 争议与清单: what disputes decide goes into the lists, and what is submitted to the commission can be put on its agenda. */
@Controller()
export class DisputeOutcomes {
  constructor(
    private readonly workIn: WorkInOutcomes,
    private readonly approveAsRuled: ApproveAsRuled,
    private readonly submitted: SubmittedDisputes,
  ) {}

  @React(DisputeOutcomeDecidedV1)
  decided({ tenantId, data: { number, outcome, replaces }, occurredAt }: Received<typeof DisputeOutcomeDecidedV1>): Promise<void> {
    return this.workIn.execute({ tenantId, number, outcome, replaces, chainId: currentScope()?.correlation ?? null }, occurredAt);
  }

  @React(ListVersionReviewedV1)
  reviewed({ data }: Received<typeof ListVersionReviewedV1>): Promise<void> {
    return this.approveAsRuled.execute(data.versionId);
  }

  @Project(DisputeSubmittedToCommissionV1)
  submittedToCommission({ tenantId, data }: Received<typeof DisputeSubmittedToCommissionV1>): Promise<void> {
    return this.submitted.keep(tenantId, data);
  }

  @Project(DisputeRuledV1)
  ruled({ data }: Received<typeof DisputeRuledV1>): Promise<void> {
    return this.submitted.decided(data.caseId);
  }

  @Project(DisputeReconsideringV1)
  reconsidering({ data }: Received<typeof DisputeReconsideringV1>): Promise<void> {
    return this.submitted.again(data.caseId);
  }

  @Project(DisputeRemandedV1)
  remanded({ data }: Received<typeof DisputeRemandedV1>): Promise<void> {
    return this.submitted.decided(data.caseId);
  }

  @Project(DisputeWithdrawnV1)
  withdrawn({ data }: Received<typeof DisputeWithdrawnV1>): Promise<void> {
    return this.submitted.decided(data.caseId);
  }
}
