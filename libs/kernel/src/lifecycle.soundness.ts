import type { Lifecycle } from './lifecycle.ts';
import type { Edge } from './lifecycle.types.ts';
import { parseLimit } from './limit.ts';
import { isMachine } from './words.ts';

const KEYWORDS = ['-', 'any', 'same', 'previous'];

/** Everything that is wrong with a lifecycle table; nothing can be said about its paths while its names are wrong. */
export function faultsOf<State extends string, Command extends string>(lifecycle: Lifecycle<State, Command>): string[] {
  const wrongNames = [...nameFaults(lifecycle), ...lifecycle.commands().flatMap((command) => stepFaults(lifecycle, command))];
  return wrongNames.length > 0 ? wrongNames : pathFaults(lifecycle);
}

function nameFaults<State extends string, Command extends string>(lifecycle: Lifecycle<State, Command>): string[] {
  const known = Object.keys(lifecycle.states);
  const named = [
    lifecycle.initial,
    ...lifecycle.final,
    ...Object.values<{ from: unknown; to: unknown }>(lifecycle.steps).flatMap(({ from, to }) => [from, to].flatMap(namesIn)),
  ];
  const unknown = new Set(named.filter((state) => !known.includes(state) && !KEYWORDS.includes(state)));
  return [
    ...[...unknown].map((state) => `${state} is not declared as a state`),
    ...known.filter((state) => KEYWORDS.includes(state)).map((state) => `${state} is a word of the table and cannot name a state`),
  ];
}

function stepFaults<State extends string, Command extends string>(lifecycle: Lifecycle<State, Command>, command: Command): string[] {
  const { from, to, by, signatures, due, expected } = lifecycle.steps[command];
  const faults: string[] = [];
  if (by.length === 0) faults.push(`${command} can be taken by nobody`);
  if (signatures === 'EVERY_ROLE' && by.length < 2) faults.push(`${command} asks for the signatures of a single role`);
  if (expected && by.every(isMachine)) faults.push(`${command} is expected of nobody`);
  if (from === '-' && (to === 'previous' || to === 'same')) faults.push(`${command} begins the object and must name its state`);
  if (Array.isArray(from) && from.length === 0) faults.push(`${command} can be taken in no state`);
  if (Array.isArray(to) && to.length === 0) faults.push(`${command} leads to no state`);
  for (const limit of due ? (typeof due.limit === 'string' ? [due.limit] : Object.values(due.limit)) : []) {
    try {
      parseLimit(limit);
    } catch (error) {
      faults.push(`${command}: ${(error as Error).message}`);
    }
  }
  return faults;
}

function pathFaults<State extends string, Command extends string>(lifecycle: Lifecycle<State, Command>): string[] {
  const edges = lifecycle.edges();
  const moves = edges.filter((edge) => edge.from !== edge.to);
  const born = edges.filter((edge) => edge.from === null).map((edge) => edge.to);
  const reachable = closure([lifecycle.initial, ...born], (state) => moves.filter((e) => e.from === state).map((e) => e.to));
  const ending = closure(lifecycle.final, (state) => sourcesInto(moves, state));

  return (Object.keys(lifecycle.states) as State[]).flatMap((state) => {
    const faults: string[] = [];
    const out = moves.filter((edge) => edge.from === state);
    if (!reachable.has(state)) faults.push(`${state} is reached by no step`);
    if (lifecycle.isFinal(state)) {
      if (out.length > 0) faults.push(`${state} is final, yet ${out.map((edge) => edge.command).join(', ')} leaves it`);
    } else if (out.length === 0) faults.push(`${state} is not final, yet nothing leaves it`);
    else if (lifecycle.final.length > 0 && !ending.has(state)) faults.push(`${state} reaches no final state`);
    return faults;
  });
}

function sourcesInto<State extends string>(moves: readonly Edge<State, string>[], state: State): State[] {
  return moves.filter((edge) => edge.to === state && edge.from !== null).map((edge) => edge.from as State);
}

function closure<State extends string>(start: readonly State[], neighbours: (state: State) => readonly State[]): Set<State> {
  const seen = new Set<State>(start);
  // A Set hands out what is added to it while it is walked.
  for (const state of seen) for (const next of neighbours(state)) seen.add(next);
  return seen;
}

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value as string[];
  return [(value as { before: string }).before];
}
