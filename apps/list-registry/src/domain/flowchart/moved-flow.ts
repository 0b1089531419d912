import { normaliseName } from '@yidan/kernel';
import type { ContentItem } from '../list-import/list-content.ts';
import type { Flow } from './flow.ts';
import { unitsOf } from './standard-flow.ts';

/** 随事项移转的流程: the same nodes, in which the units that bear the item now act; what another unit did, its lead unit does. */
export function movedFlow({ nodes, edges }: Flow, item: Pick<ContentItem, 'leadUnit' | 'assistUnits'>): Flow {
  const own = new Set(unitsOf(item).map(normaliseName));
  return { nodes: nodes.map((node) => (own.has(normaliseName(node.unit)) ? node : { ...node, unit: item.leadUnit })), edges };
}
