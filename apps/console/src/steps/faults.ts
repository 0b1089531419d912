import { saying, type Problem } from '../api/problem.ts';

/** 逐项问题: what is wrong, and where in the body it stands. */
export interface Fault {
  path: string;
  said: string;
}

/** What the services refused, in the reader's language. */
export function faultsFrom({ violations }: Pick<Problem, 'violations'>, language: string): Fault[] {
  return violations.map(({ path, message, messageZh }) => ({ path: dotted(path), said: saying({ detail: message, detailZh: messageZh }, language) }));
}

/** What is wrong with a field or with anything inside it; each sentence once. */
export function faultsWithin(faults: readonly Fault[], path: string): string[] {
  return unique(faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`) || fault.path.startsWith(`${path}[`)));
}

/** What is wrong with a table as such, or with one row as such; what is wrong inside is said there. */
export function faultsOf(faults: readonly Fault[], path: string): string[] {
  return unique(faults.filter((fault) => fault.path === path));
}

function unique(faults: readonly Fault[]): string[] {
  return [...new Set(faults.map(({ said }) => said))];
}

// Some say `split.0.task`, others `split[0].task`.
function dotted(path: string): string {
  return path.replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]');
}
