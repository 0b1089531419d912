import type { Flow, NodeKind } from './flow.ts';

const ELEMENT: Record<NodeKind, string> = { TRIGGER: 'startEvent', STEP: 'userTask', DECISION: 'exclusiveGateway', END: 'endEvent' };

/** 流程数据: the flow under the names that process models use (BPMN), with one lane per unit. */
export interface FlowProcess {
  readonly process: { readonly id: string; readonly name: string };
  readonly lanes: readonly { readonly name: string; readonly flowNodeRefs: readonly string[] }[];
  readonly flowNodes: readonly { readonly id: string; readonly type: string; readonly name: string; readonly documentation: string; readonly lane: string; readonly timeLimit: { amount: number; clock: string } | null; readonly documents: readonly string[] }[];
  readonly sequenceFlows: readonly { readonly id: string; readonly sourceRef: string; readonly targetRef: string; readonly conditionExpression?: string }[];
}

/** 流程导出. */
export function processOf(itemKey: string, itemName: string, { nodes, edges }: Flow): FlowProcess {
  const units = [...new Set(nodes.map(({ unit }) => unit))];
  return {
    process: { id: itemKey, name: itemName },
    lanes: units.map((name) => ({ name, flowNodeRefs: nodes.flatMap(({ id, unit }) => (unit === name ? [id] : [])) })),
    flowNodes: nodes.map(({ id, kind, name, unit, action, timeLimit, documents }) => ({ id, type: ELEMENT[kind], name, documentation: action, lane: unit, timeLimit, documents })),
    sequenceFlows: edges.map(({ from, to, condition }, i) => ({ id: `flow-${i + 1}`, sourceRef: from, targetRef: to, ...(condition !== undefined && { conditionExpression: condition }) })),
  };
}
