import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Worked } from '../api/dispatch.ts';
import type { StepContext } from './search-choice.tsx';
import { stepsOffered, type StepDraft } from './step.ts';
import { StepForm, type Subject } from './step-form.tsx';
import { STEP_WORDS, STEPS } from './step-tables.ts';

/** 可办步骤: a button for each step the services let this person take now, and the form of the one that was chosen. */
export function StepPanel<What extends keyof Worked>({ subject, actions, about, initialOf, onTaken }: { subject: Subject<What>; actions: readonly string[]; about: StepContext; initialOf?: (command: string) => StepDraft; onTaken(answer: Worked[What]): void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const table = STEPS[subject.what];
  const offered = stepsOffered(table, actions);
  const nameOf = (command: string): string => t(`${STEP_WORDS[subject.what]}.${command}` as 'orderStep.signFor');
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
          key={`${open} ${subject.rowVersion}`}
          subject={subject}
          step={step}
          name={nameOf(open)}
          initial={initialOf?.(open) ?? {}}
          about={about}
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
