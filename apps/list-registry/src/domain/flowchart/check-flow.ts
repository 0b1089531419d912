import { normaliseName, type Violation } from '@yidan/kernel';
import type { Flow, FlowNode } from './flow.ts';
import { FlowRefused } from './flowchart.errors.ts';

/** 校验流程: one trigger, at least one end, every node on a way from the one to the other, every unit one of the item's; all that is wrong at once (F-013). */
export function flowViolations({ nodes, edges }: Flow, units: readonly string[]): Violation[] {
  const index = new Map(nodes.map((node, i) => [node.id, i] as const).toReversed());
  const next = (id: string): string[] => edges.flatMap(({ from, to }) => (from === id ? [to] : []));
  const before = (id: string): string[] => edges.flatMap(({ from, to }) => (to === id ? [from] : []));
  const at = (node: FlowNode): string => `nodes/${index.get(node.id)!}`;
  const triggers = nodes.filter(({ kind }) => kind === 'TRIGGER');
  const ends = nodes.filter(({ kind }) => kind === 'END');
  const reached = closure(triggers.map(({ id }) => id), next);
  const ending = closure(ends.map(({ id }) => id), before);
  const known = new Set(units.map(normaliseName));
  return [
    ...nodes.flatMap((node, i) => (index.get(node.id) === i ? [] : [violation(`nodes/${i}/id`, 'REGISTRY.FLOW.NODE_DUPLICATE', `The node ${node.id} stands twice`, `环节标识 ${node.id} 重复`)])),
    ...edges.flatMap(({ from, to }, i) =>
      [from, to].filter((id) => !index.has(id)).map((id) => violation(`edges/${i}`, 'REGISTRY.FLOW.UNKNOWN_NODE', `There is no node ${id}`, `流向指向不存在的环节 ${id}`)),
    ),
    ...(triggers.length === 1 ? [] : [violation('nodes', 'REGISTRY.FLOW.TRIGGER_REQUIRED', `A flow starts at one trigger; there are ${triggers.length}`, `流程应有且只有一个起始环节，现有 ${triggers.length} 个`)]),
    ...triggers.filter(({ id }) => before(id).length > 0).map((node) => violation(at(node), 'REGISTRY.FLOW.TRIGGER_ENTERED', `Nothing leads back to the trigger “${node.name}”`, `起始环节“${node.name}”不能有流入`)),
    ...(ends.length > 0 ? [] : [violation('nodes', 'REGISTRY.FLOW.END_REQUIRED', 'A flow ends in at least one end node', '流程至少应有一个结束环节')]),
    ...ends.filter(({ id }) => next(id).length > 0).map((node) => violation(at(node), 'REGISTRY.FLOW.END_LEFT', `Nothing follows the end “${node.name}”`, `结束环节“${node.name}”不能有流出`)),
    ...nodes.filter(({ unit }) => !known.has(normaliseName(unit))).map((node) =>
      violation(`${at(node)}/unit`, 'REGISTRY.FLOW.UNKNOWN_UNIT', `“${node.unit}” neither leads nor assists in the item`, `“${node.unit}”不是该事项的牵头或协办科室`),
    ),
    ...(triggers.length === 0 ? [] : nodes.filter(({ id }) => !reached.has(id)).map((node) => violation(at(node), 'REGISTRY.FLOW.UNREACHABLE', `No way leads to “${node.name}”`, `环节“${node.name}”无法到达`))),
    ...(ends.length === 0 ? [] : nodes.filter(({ id }) => !ending.has(id)).map((node) => violation(at(node), 'REGISTRY.FLOW.NO_WAY_OUT', `“${node.name}” never comes to an end`, `环节“${node.name}”没有通向结束的流向`))),
  ];
}

/** Refuses a flow that does not hold together. */
export function assertFlow(flow: Flow, units: readonly string[]): void {
  const [first, ...rest] = flowViolations(flow, units);
  if (first) throw new FlowRefused([first, ...rest]);
}

function closure(from: readonly string[], following: (id: string) => string[]): Set<string> {
  const seen = new Set(from);
  for (const id of seen) for (const other of following(id)) seen.add(other);
  return seen;
}

function violation(path: string, code: string, message: string, messageZh: string): Violation {
  return { path, code, message, messageZh };
}
