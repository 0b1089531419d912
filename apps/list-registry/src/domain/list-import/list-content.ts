import type { PowerType } from '@yidan/kernel';
/** 主要职能类别: the three classes a main function may belong to. */
export const FUNCTION_CATEGORIES = ['MACRO_MANAGEMENT', 'APPROVAL_ENFORCEMENT_COORDINATION', 'GENERAL_AFFAIRS'] as const;
export type FunctionCategory = (typeof FUNCTION_CATEGORIES)[number];

/** 职能来源及依据: one provision an item rests on, split into instrument and article where the text allows it. */
export interface ContentBasis {
  text: string;
  instrument?: string;
  article?: string;
  role: 'ORIGIN' | 'SUPPORT';
}

/** 行政权力: a power merged into a duty item. */
export interface ContentPower {
  type: PowerType;
  number?: string;
  name: string;
}

/** 办理时限: an amount and the clock it is counted on. */
export interface ContentTimeLimit {
  amount: number;
  clock: 'WORKING_DAY' | 'CALENDAR_DAY' | 'HOUR' | 'MONTH';
}

/** 跨部门职责: the organs by name that lead (牵头), handle (主办) and assist (协办) a matter of several organs, and how it passes between them (衔接). */
export interface CrossOrganRoles {
  lead: string[];
  handle: string[];
  assist: string[];
  handoff: string;
}

/** 事中事后监管七要素: what an item of supervision and enforcement says about how it supervises. */
export const REGIME_ELEMENTS = ['object', 'content', 'manner', 'measures', 'procedure', 'frequency', 'handling'] as const;
export type RegimeElement = (typeof REGIME_ELEMENTS)[number];
export type SupervisionRegime = Partial<Record<RegimeElement, string>>;

/** 待归属: who holds a matter until it is settled whose it is, and how it is being settled (联席会议 or 争议). */
export interface PendingAttribution {
  interimHolder: string;
  settlement: string;
}

/** 履职方式: SELF where nothing is said. */
export const PERFORM_MODES = ['SELF', 'ENTRUSTED_OUT', 'DEVOLVED', 'CONCENTRATED_AT_APPROVAL_BUREAU'] as const;
export type PerformMode = (typeof PERFORM_MODES)[number];
/** 事项状态: ACTIVE where nothing is said. */
export const ITEM_STATUSES = ['ACTIVE', 'PENDING_ATTRIBUTION', 'SUSPENDED', 'CANCELLED'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];
/** 公开属性 that a list can state; who may read a restricted item is set on the item in force. */
export const STATED_DISCLOSURES = ['PUBLIC', 'INTERNAL'] as const;
export type StatedDisclosure = (typeof STATED_DISCLOSURES)[number];

/** 职责事项: one row of a duty list as it was read, before it is given an identity. */
export interface ContentItem {
  seqNo: number;
  code?: string;
  majorFunction: { name: string; category: FunctionCategory | (string & {}) };
  specialFunction: { name: string; coordinatorUnit?: string };
  name: string;
  description?: string;
  attribute: string;
  basis: ContentBasis[];
  sandingDuties: string[];
  sandingUnitProvisions: string[];
  remarks: string;
  leadUnit: string;
  assistUnits: string[];
  powers: ContentPower[];
  keywords: string[];
  timeLimit?: ContentTimeLimit;
  responsibilityField?: string;
  serviceObjects?: string[];
  crossOrgan?: CrossOrganRoles;
  supervisionRegime?: SupervisionRegime;
  disclosure?: StatedDisclosure;
  performMode?: PerformMode;
  /** 下放的权力: which one, where the item is performed by a township. */
  devolvedPower?: string;
  itemStatus?: ItemStatus;
  pendingAttribution?: PendingAttribution;
  source: { sheet: string; row: number };
}

/** 清单内容: what a file says about one organ's duties. */
export interface ListContent {
  items: ContentItem[];
}

export type SheetRole = 'LIST' | 'COVER' | 'SUMMARY' | 'EMPTY' | 'OTHER';

/** One recognised column: where it stands, what it was called and what it was taken for. */
export interface ImportColumn {
  column: string;
  header: string;
  field: string;
  confidence: number;
  by: 'HEADER' | 'CONTENT' | 'BOTH';
}

export interface ImportSheet {
  name: string;
  role: SheetRole;
  headerRows: number[];
  columns: ImportColumn[];
  rowsRead: number;
}

/** A finding about one row or cell; every row skipped, merged or doubted is named by one. */
export interface ImportIssue {
  severity: 'ERROR' | 'SKIPPED' | 'MERGED' | 'DOUBT' | 'INFO';
  sheet: string;
  /** 1-based as in a spreadsheet; 0 when the finding is about the whole sheet or file. */
  row: number;
  column?: string;
  value?: string;
  rule: string;
  /** JSON pointer into the content, e.g. `/items/12/basisRefs`, for findings about one element. */
  path?: string;
  message: string;
  messageZh: string;
}

/** 共计 n 项: a number the file states about itself, beside what was counted. */
export interface DeclaredCount {
  what: string;
  declared: number;
  found: number;
  sheet: string;
  row: number;
}

/** 导入报告: what was read, how it was understood and what deserves a second look. */
export interface ImportReport {
  file: { name: string; format: string; bytes: number };
  kind: 'TEMPLATE' | 'PUBLISHED';
  sheets: ImportSheet[];
  rowsRead: number;
  items: number;
  units: string[];
  powersByType: Record<PowerType, number>;
  declared: DeclaredCount[];
  issues: ImportIssue[];
  refused: boolean;
}
