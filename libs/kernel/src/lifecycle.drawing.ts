import type { Lifecycle } from './lifecycle.ts';
import type { Due } from './lifecycle.types.ts';

/** One row of the exported authority table: every cell can be read, printed and tested. */
export interface LifecycleRow {
  readonly command: string;
  readonly zh: string;
  readonly en: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly by: readonly string[];
  readonly signatures?: 'EVERY_ROLE' | 'EVERY_PARTY';
  readonly due?: Due;
  readonly sets?: string;
  readonly clears?: string;
  readonly basis?: string;
}

/** The rows of a lifecycle with 'any', 'before' and 'previous' spelled out as states; '-' stands for the beginning. */
export function rowsOf<State extends string, Command extends string>(lifecycle: Lifecycle<State, Command>): LifecycleRow[] {
  const edges = lifecycle.edges();
  return lifecycle.commands().map((command) => {
    const { zh, en, by, signatures, due, sets, clears, basis } = lifecycle.steps[command];
    return {
      command,
      zh,
      en,
      from: lifecycle.sources(command).map((state) => state ?? '-'),
      to: [...new Set(edges.filter((edge) => edge.command === command).map((edge) => edge.to))],
      by,
      ...(signatures && { signatures }),
      ...(due && { due }),
      ...(sets && { sets }),
      ...(clears && { clears }),
      ...(basis && { basis }),
    };
  });
}

/** A lifecycle as a Mermaid state diagram; steps that keep the state are left out. */
export function mermaidOf<State extends string, Command extends string>(lifecycle: Lifecycle<State, Command>): string {
  const edges = lifecycle.edges().filter((edge) => edge.from !== edge.to);
  const arrows = new Map<string, string[]>();
  if (!edges.some((edge) => edge.from === null)) arrows.set(`[*] --> ${lifecycle.initial}`, []);
  for (const { command, from, to } of edges) {
    const arrow = `${from ?? '[*]'} --> ${to}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), lifecycle.steps[command].zh]);
  }
  return [
    'stateDiagram-v2',
    ...Object.entries<string>(lifecycle.states).map(([state, zh]) => `  state "${zh} ${state}" as ${state}`),
    ...[...arrows].map(([arrow, labels]) => `  ${arrow}${labels.length > 0 ? ` : ${labels.join('／')}` : ''}`),
    ...lifecycle.final.map((state) => `  ${state} --> [*]`),
    '',
  ].join('\n');
}
