import type { OutOfScope } from '@yidan/contracts';

/** 不予立案的去向 (05 §3.3.2): which procedure a matter belongs to that is no dispute between organs. */
export const ROUTES: Readonly<Record<OutOfScope, { readonly en: string; readonly zh: string }>> = {
  INTERNAL: { en: 'Organs settle it inside: the head of the organ divides the work among its own units', zh: '属于同一机关内部分工，由该机关按照内部议事规则自行研究确定' },
  CITIZEN: { en: 'A dispute with a citizen goes to administrative reconsideration or to court', zh: '属于与公民、法人或者其他组织之间的争议，依法申请行政复议或者提起行政诉讼' },
  RULED_BEFORE: { en: 'The same was decided within twelve months and nothing is new: the decision is carried out', zh: '十二个月内已就同一事项作出结论且没有新的事实，按原结论执行' },
  DISCIPLINE: { en: 'The matter is under investigation: it stays with the discipline inspection and supervision organs', zh: '属于纪检监察机关正在调查处理的事项，由纪检监察机关处理' },
  STAFFING: { en: 'A request for posts or bodies goes by the procedure of establishment matters', zh: '属于单纯的机构编制请求，按照机构编制事项申请程序办理' },
  OTHER_PROCEDURE: { en: 'The law itself names another procedure, which is to be followed', zh: '法律、法规规定了其他处理程序的，按照法定程序处理' },
};

/** What is known of a matter before it is a case. */
export interface ScopeFacts {
  /** What whoever raises it ticked. */
  readonly subject: readonly OutOfScope[];
  /** The bodies that disagree; each the whole it is a part of, where it is a part of one. */
  readonly bodies: readonly string[];
  readonly partyCount: number;
  /** 原结论: the decision of the same within the last twelve months, where the lists have not changed since. */
  readonly decidedBefore: boolean;
  readonly newFacts: string | null;
}

/** 适用范围: why a matter is none for this procedure, or null where it is one. */
export function outOfScope({ subject, bodies, partyCount, decidedBefore, newFacts }: ScopeFacts): OutOfScope | null {
  const [ticked] = subject;
  if (ticked) return ticked;
  if (partyCount >= 2 && new Set(bodies).size === 1) return 'INTERNAL';
  return decidedBefore && newFacts === null ? 'RULED_BEFORE' : null;
}
