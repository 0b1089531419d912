import type { ReactNode } from 'react';

/** 案件内容的一部分, under its own heading. */
export function Phase({ name, heading, children }: { name: string; heading: string; children: ReactNode }) {
  return (
    <section className="card phase" aria-labelledby={`phase-${name}`} data-testid={`phase-${name}`}>
      <h2 id={`phase-${name}`}>{heading}</h2>
      {children}
    </section>
  );
}

/** What somebody wrote, as it was written. */
export function Wording({ text }: { text: string | null }) {
  return text === null || text === '' ? null : (
    <span className="wording" lang="zh-CN">
      {text}
    </span>
  );
}
