import type { FieldName } from './fields.ts';

/** 事项: one duty item as the list gives it to the index; only effective items belong here. */
export interface IndexedItem {
  tenantId: string;
  itemKey: string;
  code: string;
  versionId: string;
  organId: string;
  organName: string;
  unitId: string;
  unitName: string;
  name: string;
  description?: string;
  attribute?: string;
  keywords: string[];
  basisTexts: string[];
  powerNames: string[];
  powerTypes: string[];
  majorFunction?: string;
  specialFunction?: string;
  unitProvision?: string;
  /** Duties of the organ's provisions (三定) that the item carries out. */
  organDuties?: string[];
  /** Organs that held the item before it moved here, by id and name. */
  formerOrgans?: readonly { organId: string; organName: string }[];
  /** Region codes the item is limited to; none means everywhere. */
  locationScope?: string[];
}

/** 来件: the text somebody wrote, with what is known around it. */
export interface MatchQuery {
  title: string;
  content: string;
  place?: { regionCode?: string; address?: string };
  category?: string;
  /** Carried for the record; the score does not depend on it. */
  channel?: string;
  /** Carried for the record; the score does not depend on it. */
  urgency?: string;
  /** At most this many candidates, 10 if not said. */
  limit?: number;
}

/** 匹配结论: what may be done with the answer (domain rule of dispatch by the list). */
export type Decision = 'AUTO' | 'CONFIRM' | 'AMBIGUOUS' | 'UNMATCHED';

export type ReasonKind = 'TERM' | 'NAME' | 'BASIS' | 'KEYWORD' | 'LEXICON' | 'PLACE' | 'CATEGORY' | 'ORGAN' | 'USUAL_HOLDER' | 'LEARNED';

/** 匹配理由: one fact that speaks for a candidate, in words an officer can check against the list. */
export interface Reason {
  kind: ReasonKind;
  field: FieldName | 'locationScope' | 'history';
  terms: string[];
  /** Share of the candidate's text evidence, 0..1; a PLACE reason carries the change it made, a USUAL_HOLDER reason the share of the text's subjects, a LEARNED reason how far decided matters tell, below 0 where they came back. */
  weight: number;
  text: string;
  textZh: string;
}

/** 候选事项: a duty item that may answer for the matter. */
export interface Candidate {
  itemKey: string;
  code: string;
  versionId: string;
  organId: string;
  unitId: string;
  score: number;
  reasons: Reason[];
}

export interface MatchOutcome {
  decision: Decision;
  candidates: Candidate[];
  algorithmVersion: string;
}

/** 派件阈值: where AUTO, CONFIRM and AMBIGUOUS begin. */
export interface Thresholds {
  auto: number;
  ambiguous: number;
  margin: number;
}

/** 日常用语对照: words people use for a subject, what the lists call it, and who usually answers for it. */
export interface LexiconEntry {
  /** Everyday words; `狗…咬` stands for both parts near each other, in either order. */
  words: readonly string[];
  /** Official terms to look for in the lists; with neither terms nor holders the words are switched off. */
  terms: readonly string[];
  /** Parts of names of the organs that usually answer, the most usual first. A hint beside the list, never instead of it. */
  holders?: readonly string[];
  /** Sentences as people write them about the subject. */
  examples?: readonly string[];
}
