import type { DocumentKind } from '@yidan/contracts';
import { compilationReport } from './compilation-report.ts';
import { handbook } from './handbook.ts';
import { internalList } from './internal-list.ts';
import { publicList } from './public-list.ts';
import { publicityNotice } from './publicity-notice.ts';
import { reviewOpinion } from './review-opinion.ts';
import { versionDiff } from './version-diff.ts';

/** 文书模板库: every form the registry writes. */
export const TEMPLATES = {
  COMPILATION_REPORT: compilationReport,
  REVIEW_OPINION: reviewOpinion,
  PUBLICITY_NOTICE: publicityNotice,
  VERSION_DIFF: versionDiff,
  PUBLIC_LIST: publicList,
  INTERNAL_LIST: internalList,
  HANDBOOK: handbook,
} as const;

export type FormName = keyof typeof TEMPLATES;

/** Documents whose every word is for the public. */
export const FOR_THE_PUBLIC: readonly DocumentKind[] = ['PUBLICITY_NOTICE', 'PUBLIC_LIST'];
