/** What an answer of `npm audit --json` amounts to: advisories that matter, or why nobody could say. */
export type AuditVerdict = { checked: true; serious: string[] } | { checked: false; reason: string };

const SERIOUS = ['high', 'critical'];

interface Via {
  title?: string;
  url?: string;
}

interface Report {
  vulnerabilities?: Record<string, { severity: string; range?: string; via?: (string | Via)[] }>;
  metadata?: { vulnerabilities?: Record<string, number> };
  message?: string;
  error?: { code?: string; summary?: string };
}

/** 依赖审计: reads the answer of `npm audit --json`; an endpoint that refuses or is away is no finding, and no clean bill either. */
export function auditVerdict(answer: string): AuditVerdict {
  const report = parsed(answer);
  if (!report) return { checked: false, reason: 'the answer is no report' };
  const { vulnerabilities, metadata, error, message } = report;
  // Only a report with its own totals is one: an error may carry an empty list.
  if (!vulnerabilities || !metadata?.vulnerabilities) return { checked: false, reason: oneLine(error?.summary || message || error?.code || 'the answer is no report') };
  const serious = Object.entries(vulnerabilities)
    .filter(([, { severity }]) => SERIOUS.includes(severity))
    .map(([name, { severity, range = '', via = [] }]) => `${severity} ${name} ${range}: ${via.map(inWords).join('; ')}`);
  return { checked: true, serious };
}

/** What the step says, and whether it lets the check go on. */
export function auditWords(verdict: AuditVerdict): { words: string[]; passes: boolean } {
  if (!verdict.checked) return { words: [`advisories not checked: ${verdict.reason}`], passes: true };
  if (verdict.serious.length === 0) return { words: ['advisories checked: none of high or critical severity'], passes: true };
  return { words: verdict.serious, passes: false };
}

function parsed(answer: string): Report | null {
  try {
    const report: unknown = JSON.parse(answer);
    return typeof report === 'object' && report !== null ? report : null;
  } catch {
    return null;
  }
}

function inWords(via: string | Via): string {
  return typeof via === 'string' ? `through ${via}` : `${via.title ?? 'no title'} ${via.url ?? ''}`.trim();
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}
