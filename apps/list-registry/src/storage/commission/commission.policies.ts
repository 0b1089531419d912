import { definePolicy } from '@yidan/platform';
import { z } from 'zod';

/** 法定人数: of the members who may vote on an item, more than this share have to be present. */
export const commissionQuorum = definePolicy('registry.quorum', z.number().min(0.5).lt(1), 0.5);

/** 依裁定审定: whether a version that is a ruling's exact text is approved by the ruling. */
export const rulingAsApproval = definePolicy('registry.rulingAsApproval', z.boolean(), true);

const Mark = z.string().regex(/^[\p{Script=Han}A-Za-z]{1,20}$/u);

/** 发文代字: what stands before the year in the numbers of decisions of the commission, of 编办 alone, and of receipts for what was filed. */
export const documentMarks = definePolicy('registry.documentMarks', z.strictObject({ commission: Mark, office: Mark, receipt: Mark }), { commission: '编委发', office: '编办发', receipt: '编备' });
