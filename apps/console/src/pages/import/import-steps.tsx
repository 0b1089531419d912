import { useTranslation } from 'react-i18next';

const STEPS = ['stepCheck', 'stepKeep', 'stepLoad'] as const;

/** 办理步骤: which are done and which comes next. */
export function ImportSteps({ done }: { done: number }) {
  const { t } = useTranslation();
  return (
    <ol className="steps" aria-label={t('import.steps')}>
      {STEPS.map((step, i) => (
        <li key={step} className={i < done ? 'done' : ''} aria-current={i === done ? 'step' : undefined}>
          <span className="step-number">{i + 1}</span> {t(`import.${step}`)}
          {i < done && <span className="unseen"> {t('import.stepDone')}</span>}
        </li>
      ))}
    </ol>
  );
}
