import type { ContentTimeLimit } from '../list-import/list-content.ts';

/** 环节种类: where a flow begins, what is done in it, where it branches and where it ends. */
export const NODE_KINDS = ['TRIGGER', 'STEP', 'DECISION', 'END'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** 环节: what one unit does in the handling of an item. */
export interface FlowNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  /** The internal unit by its name, as the list names it. */
  readonly unit: string;
  readonly action: string;
  readonly timeLimit: ContentTimeLimit | null;
  readonly documents: readonly string[];
}

/** 流向. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly condition?: string | undefined;
}

/** 流程: the nodes of an item's handling and how one follows the other. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}
