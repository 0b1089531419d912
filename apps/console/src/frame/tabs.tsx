import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

/** One of several views of a page. */
export interface Tab {
  key: string;
  label: string;
  content: ReactNode;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** 标签页: one view at a time; the arrow keys go from one to the next. */
export function Tabs({ name, tabs, chosen, onChoose }: { name: string; tabs: readonly Tab[]; chosen: string; onChoose(key: string): void }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = tabs.find(({ key }) => key === chosen) ?? tabs[0];
  if (!shown) return null;
  const go = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (tabs.indexOf(shown) + by + tabs.length) % tabs.length;
    onChoose(tabs[next]!.key);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <>
      <div ref={list} className="tabs" role="tablist" aria-label={name} onKeyDown={go}>
        {tabs.map(({ key, label }) => (
          <button key={key} type="button" role="tab" id={`${id}-${key}`} aria-selected={key === shown.key} aria-controls={`${id}-panel`} tabIndex={key === shown.key ? 0 : -1} data-testid={`tab-${key}`} onClick={() => onChoose(key)}>
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown.key}`}>
        {shown.content}
      </div>
    </>
  );
}
