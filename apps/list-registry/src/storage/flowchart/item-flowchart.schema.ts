import { defineEntity, p } from '@mikro-orm/core';
import { ItemFlowchart } from '../../domain/flowchart/item-flowchart.ts';

/** Class ⇄ table of 事项流程图. */
export const ItemFlowchartSchema = defineEntity({
  class: ItemFlowchart,
  tableName: 'item_flowchart',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    versionId: p.uuid(),
    itemKey: p.uuid(),
    nodes: p.json<ItemFlowchart['nodes']>(),
    edges: p.json<ItemFlowchart['edges']>(),
    changedBy: p.text(),
    changedAt: p.datetime(),
    rowVersion: p.integer().version(),
  },
});
