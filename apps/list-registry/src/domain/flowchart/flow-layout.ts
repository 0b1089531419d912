import type { Flow, FlowEdge } from './flow.ts';

/** Where a node stands: its layer from the top and its place in it. */
export interface PlacedFlow {
  readonly layers: readonly (readonly string[])[];
  /** Ways down to a later layer, and ways back to an earlier one. */
  readonly down: readonly FlowEdge[];
  readonly back: readonly FlowEdge[];
}

/** 流程排布: each node one layer below the last that leads to it; ways that close a circle lead back. The same flow is always laid out the same. */
export function layOut({ nodes, edges }: Flow): PlacedFlow {
  const back = new Set(circlesOf(nodes.map(({ id }) => id), edges));
  const down = edges.filter((edge) => !back.has(edge));
  const depth = new Map(nodes.map(({ id }) => [id, 0]));
  // At most as many rounds as nodes: without circles a way is no longer than that.
  for (let round = 0, moved = true; moved && round < nodes.length; round += 1) {
    moved = false;
    for (const { from, to } of down) {
      const below = (depth.get(from) ?? 0) + 1;
      if (below <= (depth.get(to) ?? 0)) continue;
      depth.set(to, below);
      moved = true;
    }
  }
  const last = Math.max(0, ...depth.values());
  return { layers: Array.from({ length: last + 1 }, (_, layer) => nodes.flatMap(({ id }) => (depth.get(id) === layer ? [id] : []))), down, back: [...back] };
}

/** The edges that lead from a node to one that is still being followed. */
function circlesOf(ids: readonly string[], edges: readonly FlowEdge[]): FlowEdge[] {
  const found: FlowEdge[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const follow = (id: string): void => {
    state.set(id, 'open');
    for (const edge of edges.filter(({ from }) => from === id)) {
      if (state.get(edge.to) === 'open') found.push(edge);
      else if (!state.has(edge.to)) follow(edge.to);
    }
    state.set(id, 'done');
  };
  for (const id of ids) if (!state.has(id)) follow(id);
  return found;
}
