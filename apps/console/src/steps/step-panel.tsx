import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Worked } from '../api/dispatch.ts';
import { useServices } from '../api/services.ts';
import type { StepContext } from './search-choice.tsx';
import { stepsOffered, type StepDraft } from './step.ts';
import { StepForm } from './step-form.tsx';
import { STEP_WORDS, STEPS } from './step-tables.ts';

/** What a step is taken with: the object as it was read. */
export interface Subject<What extends keyof Worked> {
  what: What;
  id: string;
  rowVersion: number;
}

/** 可办步骤: a button for each step the services let this person take now, and the form of the one that was chosen. */
export function StepPanel<What extends keyof Worked>({ subject: { what, id, rowVersion }, actions, about, initialOf, onTaken }: { subject: Subject<What>; actions: readonly string[]; about: StepContext; initialOf?: (command: string) => StepDraft; onTaken(answer: Worked[What]): void }) {
  const { t } = useTranslation();
  const { dispatch } = useServices();
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const table = STEPS[what];
  const offered = stepsOffered(table, actions);
  const nameOf = (command: string): string => t(`${STEP_WORDS[what]}.${command}` as 'orderStep.signFor');
  const step = open !== null && offered.includes(open) ? table[open] : undefined;
  if (offered.length === 0 && done === null) return null;
  return (
    <section className="card" aria-labelledby="steps" data-testid="steps">
      <h2 id="steps">{t('steps.heading')}</h2>
      <div role="status">{done !== null && <p className="done-note">{t('steps.done', { step: nameOf(done) })}</p>}</div>
      <div className="answer-actions">
        {offered.map((command, i) => (
          <Button
            key={command}
            type={i === 0 && !step ? 'primary' : 'default'}
            aria-pressed={command === open}
            onClick={() => {
              setDone(null);
              setOpen(command === open ? null : command);
            }}
          >
            {nameOf(command)}
          </Button>
        ))}
      </div>
      {step && open !== null && (
        <StepForm
          key={`${open} ${rowVersion}`}
          step={step}
          name={nameOf(open)}
          initial={initialOf?.(open) ?? {}}
          about={about}
          take={(body, key) => dispatch.take(what, { id, rowVersion, path: step.path, method: step.method ?? 'POST', body, key })}
          onTaken={(answer) => {
            setDone(open);
            setOpen(null);
            onTaken(answer);
          }}
          onCancel={() => setOpen(null)}
        />
      )}
    </section>
  );
}
