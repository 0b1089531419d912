import type { Flow } from '../flowchart/flow.ts';
import type { ContentItem } from '../list-import/list-content.ts';

/** 文书事项: an item as documents print it. */
export interface DocumentItem {
  readonly itemKey: string;
  readonly content: ContentItem;
  readonly disclosure: string;
}

/** 文书所依据的版本: what documents about a version are made from; the same for a draft and for an approved one. */
export interface VersionContent {
  readonly versionId: string;
  readonly label: string;
  readonly stateZh: string;
  readonly kind: 'INITIAL' | 'FULL_REVISION' | 'ADJUSTMENT';
  readonly documentNumber: string | null;
  readonly approvedOn: string | null;
  readonly submittedOn: string | null;
  readonly contentHash: string;
  readonly organ: { readonly code: string; readonly name: string };
  /** 编办 of the tenant. */
  readonly office: string;
  readonly items: readonly DocumentItem[];
}

/** 科室 with its staff. */
export interface StaffedUnit {
  readonly name: string;
  readonly approvedStaff: number;
  readonly actualStaff: number;
}

/** 发现 about the list, as it was recorded. */
export interface RecordedFinding {
  readonly kind: string;
  readonly severity: string;
  readonly messageZh: string;
}

/** 现行“三定”规定. */
export interface SandingFacts {
  readonly documentNumber: string;
  readonly duties: readonly { readonly ordinal: number; readonly text: string; readonly change: string }[];
  readonly approvedStaff: number;
  readonly approvedLeaders: number;
}

/** A flow of an item, by the item's key. */
export type FlowOf = ReadonlyMap<string, Flow>;
