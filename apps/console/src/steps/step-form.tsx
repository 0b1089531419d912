import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Worked } from '../api/dispatch.ts';
import { asProblem } from '../api/problem.ts';
import { refusedFields } from '../api/refused-fields.ts';
import { useServices } from '../api/services.ts';
import { ProblemView } from '../frame/problem-view.tsx';
import type { StepContext } from './search-choice.tsx';
import { bodyOf, fieldsAsked, missingIn, type Step, type StepDraft } from './step.ts';
import { StepInput } from './step-input.tsx';

/** What a step is taken with: the object as it was read. */
export interface Subject<What extends keyof Worked> {
  what: What;
  id: string;
  rowVersion: number;
}

/** 步骤表单: asks what a step needs and takes it; a step that needs nothing is only confirmed. */
export function StepForm<What extends keyof Worked>({ subject: { what, id, rowVersion }, step, name, initial, about, onTaken, onCancel }: { subject: Subject<What>; step: Step; name: string; initial: StepDraft; about: StepContext; onTaken(answer: Worked[What]): void; onCancel(): void }) {
  const { t, i18n } = useTranslation();
  const { dispatch } = useServices();
  const [key] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const take = useMutation({ mutationFn: () => dispatch.take(what, { id, rowVersion, path: step.path, method: step.method ?? 'POST', body: bodyOf(step, draft), key }), onSuccess: onTaken });
  const fields = fieldsAsked(step, draft);
  const missing = tried ? missingIn(step, draft) : [];
  const refused = take.isError ? refusedFields(asProblem(take.error), fields.map(({ name: field }) => field), i18n.language) : {};
  return (
    <form
      className="step-form"
      aria-labelledby="step-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missingIn(step, draft).length === 0) take.mutate();
      }}
    >
      <h3 id="step-form">{name}</h3>
      {fields.map((field) => (
        <StepInput
          key={field.name}
          field={field}
          value={draft[field.name] ?? ''}
          faults={missing.includes(field.name) ? [t('steps.needed')] : (refused[field.name] ?? [])}
          about={about}
          onChange={(value) => {
            take.reset();
            setDraft({ ...draft, [field.name]: value });
          }}
        />
      ))}
      <div role="alert">{take.isError && <ProblemView error={take.error} />}</div>
      <div className="answer-actions">
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          {t('steps.take')}
        </Button>
        <Button onClick={onCancel}>{t('steps.cancel')}</Button>
      </div>
    </form>
  );
}
