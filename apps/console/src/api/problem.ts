import { inLanguage } from '../locales/language.ts';

/** One violated rule of a refused request. */
export interface Violation {
  path: string;
  code: string;
  message: string;
  messageZh: string;
}

/** 问题: a refusal as the services word it (RFC 9457), or what stands for it where there was no answer. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly detailZh: string,
    readonly violations: readonly Violation[] = [],
    readonly traceId: string | null = null,
  ) {
    super(`${status} ${code}`);
    this.name = 'Problem';
  }
}

export const OFFLINE = 'CONSOLE.OFFLINE';
export const UNREADABLE = 'CONSOLE.UNREADABLE';

/** Nothing answered: no network, or no server behind it. */
export function offline(): Problem {
  return new Problem(0, OFFLINE, '', '');
}

/** Reads what a refusing answer says; an answer of another shape becomes a problem of its own. */
export function problemFrom(status: number, text: string): Problem {
  const body = parsed(text);
  if (typeof body['code'] !== 'string' || typeof body['detail'] !== 'string') return new Problem(status, UNREADABLE, '', '');
  const { code, detail, detailZh, violations, traceId } = body as { code: string; detail: string; detailZh?: unknown; violations?: unknown; traceId?: unknown };
  return new Problem(
    status,
    code,
    detail,
    typeof detailZh === 'string' ? detailZh : detail,
    Array.isArray(violations) ? violations.filter(isViolation) : [],
    typeof traceId === 'string' ? traceId : null,
  );
}

/** What a problem says in the reader's language; empty where the console has to find the words. */
export function saying(problem: Pick<Problem, 'detail' | 'detailZh'>, language: string): string {
  return inLanguage(language, problem.detailZh, problem.detail);
}

/** Whatever was thrown, as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // What fetch throws where nothing answers.
  if (error instanceof TypeError) return offline();
  return new Problem(0, UNREADABLE, String(error), String(error));
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isViolation(value: unknown): value is Violation {
  const { path, code, message, messageZh } = (value ?? {}) as Record<string, unknown>;
  return [path, code, message, messageZh].every((part) => typeof part === 'string');
}
