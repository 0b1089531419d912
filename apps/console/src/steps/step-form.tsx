import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';
import { ProblemView } from '../frame/problem-view.tsx';
import { faultsFrom } from './faults.ts';
import type { StepContext } from './search-choice.tsx';
import { bodyOf, fieldsAsked, missingIn, type Step, type StepDraft } from './step.ts';
import { StepInput } from './step-input.tsx';

/** What a form is sent with: what was written, and the key under which it is sent once. */
export type Take<Answer> = (body: Record<string, unknown>, key: string) => Promise<Answer>;

/** 步骤表单: asks what a step needs and takes it; a step that needs nothing is only confirmed. */
export function StepForm<Answer>({ step, name, initial, about, takeText, take, onTaken, onCancel }: { step: Pick<Step, 'fields'>; name: string; initial: StepDraft; about: StepContext; takeText?: string; take: Take<Answer>; onTaken(answer: Answer): void; onCancel?: () => void }) {
  const { t, i18n } = useTranslation();
  const [key] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const taken = useMutation({ mutationFn: () => take(bodyOf(step, draft), key), onSuccess: onTaken });
  const missing = tried ? missingIn(step, draft).map((path) => ({ path, said: t('steps.needed') })) : [];
  const faults = [...missing, ...(taken.isError ? faultsFrom(asProblem(taken.error), i18n.language) : [])];
  return (
    <form
      className="step-form"
      aria-labelledby="step-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missingIn(step, draft).length === 0) taken.mutate();
      }}
    >
      <h3 id="step-form">{name}</h3>
      {fieldsAsked(step, draft).map((field) => (
        <StepInput
          key={field.name}
          field={field}
          draft={draft}
          faults={faults}
          about={about}
          onChange={(value) => {
            taken.reset();
            setDraft((before) => ({ ...before, [field.name]: value }));
          }}
        />
      ))}
      <div role="alert">{taken.isError && <ProblemView error={taken.error} />}</div>
      <div className="answer-actions">
        <Button type="primary" htmlType="submit" loading={taken.isPending}>
          {takeText ?? t('steps.take')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('steps.cancel')}</Button>}
      </div>
    </form>
  );
}
