import type { DisputeEnding, DisputeOutcome, OutcomeSource, OutOfScope, SplitRow } from '@yidan/contracts';
import { isRoutable } from '../duty-item/held-item.ts';
import type { HeldItem, Purpose } from '../duty-item/held-item.ts';

/** 争议案件 as orders and matters name it. */
export interface OpenDispute {
  readonly caseId: string;
  readonly number: string;
}

/** 定责结果 as it is kept here: by which document, and who holds what by it. */
export type Ruling = Pick<DisputeOutcome, 'source' | 'documentNumber' | 'split'>;

/** What a dispute came from: one order, or the whole matter. */
export interface DisputedMatter {
  readonly matterId: string;
  readonly orderId: string | null;
}

/** 所跟踪的争议: what is known here of a case of the arbitration, or of a request that led to none. */
export interface FollowedDispute {
  readonly tenantId: string;
  readonly id: string;
  /** Null where there is no case: an earlier outcome answers, or it was refused. */
  readonly caseNumber: string | null;
  readonly interim: { readonly organId: string; readonly unitId: string | null } | null;
  readonly ending: DisputeEnding | null;
  readonly route: OutOfScope | null;
  readonly ruling: Ruling | null;
  readonly from: readonly DisputedMatter[];
}

const DOCUMENT_ZH: Readonly<Record<OutcomeSource, string>> = { AGREEMENT: '协商纪要', OPINION: '协调意见书', RULING: '裁定书' };

const ENDING_ZH: Readonly<Record<DisputeEnding, string>> = { WITHDRAWN: '职责争议已撤回', REJECTED: '职责争议不予受理', TRANSFERRED: '职责争议已移送', REFUSED: '职责争议不予立案' };

const ROUTE_ZH: Readonly<Record<OutOfScope, string>> = {
  INTERNAL: '属单位内部事务，由本单位内部明确',
  CITIZEN: '属与公民、法人或者其他组织的争议，依法申请行政复议或者提起行政诉讼',
  RULED_BEFORE: '十二个月内已经定责且没有新的事实，按原定责文件办理',
  DISCIPLINE: '纪检监察机关正在处理，待其处理完毕',
  STAFFING: '属机构编制事项，按机构编制事项申请程序办理',
  OTHER_PROCEDURE: '法律、法规规定了其他处理程序，按其规定办理',
};

/** By which document somebody is the holder, in words. */
export function groundOf({ source, documentNumber }: Ruling): string {
  return `依${DOCUMENT_ZH[source]} ${documentNumber} 定责`;
}

/** How a dispute ended without an outcome, in words, with the route where one was named. */
export function endingInWords({ ending, caseNumber, route }: Pick<FollowedDispute, 'caseNumber' | 'route'> & { ending: DisputeEnding }): string {
  return `${ENDING_ZH[ending]}${caseNumber === null ? '' : `（${caseNumber}）`}${route === null ? '' : `：${ROUTE_ZH[route]}`}`;
}

/** 清单已落实: whether the lists in force say of the item what the outcome says of it, so that orders can go by it. */
export function isInForce({ leadOrganId, leadUnitId }: SplitRow, item: HeldItem | undefined, purpose: Purpose): item is HeldItem {
  return item !== undefined && item.organId === leadOrganId && item.unitId === leadUnitId && isRoutable(item, purpose);
}
