import type { Violation } from '@yidan/kernel';

/** 问题: a refusal that only the protocol knows of (no token, stale precondition, too large), with its status and both messages. */
export class Problem extends Error {
  readonly violations: readonly Violation[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly messageZh: string,
    more: { violations?: readonly Violation[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'Problem';
    this.violations = more.violations ?? [];
    this.headers = more.headers ?? {};
  }
}

/** The body of every error answer: RFC 9457 with a stable code, both languages and the trace it belongs to. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  detailZh: string;
  instance: string;
  traceId: string | null;
  violations: readonly Violation[];
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not identified',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  408: 'Request timeout',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  422: 'Refused by a rule',
  423: 'Locked',
  428: 'Precondition required',
  429: 'Too many requests',
  431: 'Headers too large',
  503: 'Temporarily unavailable',
};

/** Writes a problem as the body that goes over the wire. */
export function problemBody(problem: Problem, instance: string, traceId: string | null): ProblemBody {
  return {
    type: `urn:yidan:problem:${problem.code}`,
    title: TITLES[problem.status] ?? (problem.status < 500 ? 'Refused' : 'Internal error'),
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    detailZh: problem.messageZh,
    instance,
    traceId,
    violations: problem.violations,
  };
}
