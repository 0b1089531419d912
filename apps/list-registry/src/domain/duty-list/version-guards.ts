import type { ActorRole, Violation } from '@yidan/kernel';
import { DeliberationMissing, NotElementChange, ReviewMissing, SubmissionIncomplete } from './duty-list.errors.ts';
import type { ChangeSummary, DeliberationResult, ReviewOpinion, SelfCheck, Submission } from './version-acts.ts';

const QUALITIES = [['completeness', '全面性'], ['accuracy', '准确性'], ['legality', '合法性'], ['normativity', '规范性']] as const;

const SHOWN = 200;

/** 报送条件: report, flowcharts, the self-check of all four qualities, no error and every review finding answered; all that is missing at once. */
export function assertSubmittable({ selfCheck, compilationReportId, itemsWithoutFlowchart, errors, unanswered, outdatedBy }: Submission): SelfCheck {
  const lacking = QUALITIES.filter(([quality]) => !selfCheck?.[quality]);
  const violations: Violation[] = [
    ...(compilationReportId === null ? [violation('compilationReport', 'REGISTRY.VERSION.REPORT_REQUIRED', 'The compilation report of this content is missing', '缺少本稿的清单编制报告')] : []),
    ...(itemsWithoutFlowchart > 0
      ? [violation('flowcharts', 'REGISTRY.VERSION.FLOWCHART_REQUIRED', `${itemsWithoutFlowchart} items have no flowchart`, `有 ${itemsWithoutFlowchart} 个事项没有流程图`)]
      : []),
    ...lacking.map(([quality, zh]) => violation(`selfCheck/${quality}`, 'REGISTRY.VERSION.SELF_CHECK_REQUIRED', `The self-check of ${quality} is not signed`, `未签署${zh}自查承诺`)),
    ...(unanswered > 0 ? [violation('reviewFindings', 'REGISTRY.REVIEW.UNANSWERED', `${unanswered} findings of the review are not answered`, `有 ${unanswered} 条审查意见未答复`)] : []),
    ...(outdatedBy === null ? [] : [violation('baseVersionId', 'REGISTRY.VERSION.REBASE_REQUIRED', `${outdatedBy} came into force meanwhile: take its changes over first`, `版本 ${outdatedBy} 已先行生效，请先合并其变更`)]),
    ...errors.slice(0, SHOWN),
  ];
  const [first, ...rest] = violations;
  if (first) throw new SubmissionIncomplete([first, ...rest]);
  return selfCheck!;
}

/** 审查依据: the stored opinion that a director signs is of this version, of this round and of the director's own organ. */
export function assertOpinion(
  opinion: ReviewOpinion | null,
  expected: { versionId: string; round: number; conclusion: ReviewOpinion['conclusion']; roles: readonly ActorRole[] },
): ReviewOpinion {
  if (opinion?.versionId !== expected.versionId || opinion.round !== expected.round) throw new ReviewMissing('There is no opinion of this round on the version', '本轮没有审查意见书');
  const director = opinion.reviewer === 'ESTABLISHMENT' ? 'ESTABLISHMENT_DIRECTOR' : 'JUSTICE_DIRECTOR';
  if (!expected.roles.includes(director)) throw new ReviewMissing('The opinion is of the other reviewing organ', '该审查意见书由另一审查机关出具');
  if (opinion.conclusion !== expected.conclusion) throw new ReviewMissing(`The opinion concludes ${opinion.conclusion}`, opinion.conclusion === 'PASS' ? '审查意见书结论为通过' : '审查意见书结论为退回修改');
  if (opinion.conclusion === 'RETURN' && opinion.errors === 0) throw new ReviewMissing('A version is returned for at least one finding that must be mended', '退回修改须列明至少一条应改正的问题');
  return opinion;
}

/** 审议依据: the stored item of the minutes is about this version, had its quorum and says what is done; an approval has a majority without the recused. */
export function assertCarried(versionId: string, deliberation: DeliberationResult | null, conclusions: readonly DeliberationResult['conclusion'][]): DeliberationResult {
  if (deliberation?.versionId !== versionId) throw new DeliberationMissing('REGISTRY.DELIBERATION.MISSING', 'No meeting has deliberated on the version', '该版本没有会议审议记录');
  const { present, quorum, inFavour, against, conclusion, minutesDocumentId, documentNumber } = deliberation;
  if (present < quorum) throw new DeliberationMissing('REGISTRY.DELIBERATION.NO_QUORUM', `${present} members were present; ${quorum} are needed`, `到会 ${present} 人，未达法定人数 ${quorum} 人`, { present, quorum });
  if (minutesDocumentId === null || documentNumber === null) throw new DeliberationMissing('REGISTRY.DELIBERATION.MINUTES_MISSING', 'The minutes of the meeting are not signed', '会议纪要尚未签发');
  const isApproval = conclusion === 'APPROVED' || conclusion === 'APPROVED_WITH_CHANGES';
  if (!conclusions.includes(conclusion) || (isApproval && inFavour <= against)) {
    throw new DeliberationMissing('REGISTRY.DELIBERATION.NOT_CARRIED', `The meeting concluded ${conclusion}, ${inFavour} in favour and ${against} against`, `会议结论与此不符：同意 ${inFavour} 票，反对 ${against} 票`, { conclusion, inFavour, against });
  }
  return deliberation;
}

/** 变更要素: only elements of items that stay where they are. */
export function assertElementChange(changes: ChangeSummary): void {
  if (changes.added + changes.cancelled + changes.transferred > 0) throw new NotElementChange(changes);
}

function violation(path: string, code: string, message: string, messageZh: string): Violation {
  return { path, code, message, messageZh };
}
