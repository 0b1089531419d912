import type { ContentItem } from '../list-import/list-content.ts';
import type { Flow, FlowNode } from './flow.ts';

/** 标准流程: 受理 → 承办（协办）→ 审核 → 办结 with the item's units and its time limit; a department edits only what differs. */
export function standardFlow(item: Pick<ContentItem, 'leadUnit' | 'assistUnits' | 'timeLimit'>): Flow {
  const lead = item.leadUnit;
  const assistants = [...new Set(item.assistUnits)].filter((unit) => unit !== '' && unit !== lead);
  const node = (id: string, kind: FlowNode['kind'], name: string, unit: string, action: string, documents: string[] = []): FlowNode => ({ id, kind, name, unit, action, timeLimit: null, documents });
  const handle = { ...node('handle', 'STEP', '承办', lead, '经办人调查核实，提出办理意见', ['办理意见']), timeLimit: item.timeLimit ?? null };
  const helpers = assistants.map((unit, i) => node(`assist-${i + 1}`, 'STEP', '协办', unit, '按职责提出协办意见', ['协办意见']));
  return {
    nodes: [
      node('accept', 'TRIGGER', '受理', lead, '接收申请、来件或者派件并登记', ['登记表']),
      handle,
      ...helpers,
      node('review', 'DECISION', '审核', lead, '科室负责人审核'),
      node('close', 'END', '办结', lead, '答复当事人或者来件单位，材料归档', ['办结回执']),
    ],
    edges: [
      { from: 'accept', to: 'handle' },
      ...(helpers.length === 0 ? [{ from: 'handle', to: 'review' }] : helpers.flatMap(({ id }) => [{ from: 'handle', to: id }, { from: id, to: 'review' }])),
      { from: 'review', to: 'close', condition: '同意' },
      { from: 'review', to: 'handle', condition: '退回补正' },
    ],
  };
}

/** The units that may act in an item's flow. */
export function unitsOf({ leadUnit, assistUnits }: Pick<ContentItem, 'leadUnit' | 'assistUnits'>): string[] {
  return [leadUnit, ...assistUnits].filter((unit) => unit !== '');
}
