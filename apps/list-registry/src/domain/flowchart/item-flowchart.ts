import { FlowchartChangedV1 } from '@yidan/contracts';
import { Aggregate } from '@yidan/kernel';
import { assertFlow } from './check-flow.ts';
import type { Flow, FlowEdge, FlowNode } from './flow.ts';

/** 事项流程图: how an item of one version is handled, from its trigger to its end. */
export class ItemFlowchart extends Aggregate implements Flow {
  readonly id: string;
  readonly tenantId: string;
  readonly versionId: string;
  readonly itemKey: string;
  readonly rowVersion!: number;
  nodes: readonly FlowNode[] = [];
  edges: readonly FlowEdge[] = [];
  changedBy = '';
  changedAt: Date = new Date(0);

  constructor(id: string, { tenantId, versionId, itemKey }: { tenantId: string; versionId: string; itemKey: string }) {
    super();
    this.id = id;
    this.tenantId = tenantId;
    this.versionId = versionId;
    this.itemKey = itemKey;
  }

  /** 绘制, first or again; `units` are those that lead and assist in the item. */
  draw({ nodes, edges }: Flow, units: readonly string[], by: string, at: Date): void {
    assertFlow({ nodes, edges }, units);
    this.nodes = nodes;
    this.edges = edges;
    this.changedBy = by;
    this.changedAt = at;
    const { id: flowchartId, versionId, itemKey } = this;
    this.record(FlowchartChangedV1.create({ flowchartId, versionId, itemKey, nodes: nodes.length, edges: edges.length }, at));
  }
}
