import { Injectable } from '@nestjs/common';
import type { Violation } from '@yidan/kernel';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import type { SelfCheck, Submission } from '../../domain/duty-list/version-acts.ts';
import type { ListFinding } from '../../domain/list-check/list-finding.ts';
import { OfficialDocumentRepository } from '../../storage/document/official-document.repository.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { FlowchartRepository } from '../../storage/flowchart/flowchart.repository.ts';
import { ReviewRepository } from '../../storage/review/review.repository.ts';
import { CheckVersion } from '../list-check/check-version.ts';

/** 报送材料: gathers what stands behind a submission at this moment: report, flowcharts, checks, answers to the review, and what is in force. */
@Injectable()
export class SubmissionOf {
  constructor(
    private readonly lists: DutyListRepository,
    private readonly items: DraftItems,
    private readonly documents: OfficialDocumentRepository,
    private readonly flowcharts: FlowchartRepository,
    private readonly checkVersion: CheckVersion,
    private readonly reviews: ReviewRepository,
  ) {}

  async execute(version: DutyListVersion, selfCheck: SelfCheck): Promise<Submission> {
    const inForce = await this.lists.inForceOf(version.organId);
    return {
      selfCheck,
      compilationReportId: await this.documents.compilationReportOf(version.id, await this.items.hashOf(version.id)),
      itemsWithoutFlowchart: await this.flowcharts.itemsWithout(version.id),
      errors: await this.errorsIn(version.id),
      unanswered: await this.reviews.unansweredOf(version.id),
      outdatedBy: inForce && inForce.id !== version.baseVersionId ? inForce.label : null,
    };
  }

  private async errorsIn(versionId: string): Promise<Violation[]> {
    const errors = (await this.checkVersion.execute(versionId)).filter(({ severity }) => severity === 'ERROR');
    const shown = new Set(await this.checkVersion.shown(versionId, errors));
    return errors.map((finding) => (shown.has(finding) ? violationOf(finding) : UNSEEN));
  }
}

/** An error about an item that the approver does not see stops the submission all the same, and says nothing of the item. */
const UNSEEN: Violation = { path: '/items', code: 'REGISTRY.ITEM.RESTRICTED_ERROR', message: 'An item that is restricted has an error: who may read it mends it', messageZh: '限制公开事项存在错误，由有权知悉人改正' };

function violationOf({ path, code, message, messageZh }: ListFinding): Violation {
  return { path, code, message, messageZh };
}
