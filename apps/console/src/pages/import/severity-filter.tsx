import { useTranslation } from 'react-i18next';
import type { Severity } from './import-problems.ts';

/** 按程度筛选. */
export function SeverityFilter({ chosen, counts, total, onChoose }: { chosen: Severity | null; counts: readonly (readonly [Severity, number])[]; total: number; onChoose(severity: Severity | null): void }) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('import.filter')} className="severities">
      <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {t('import.all')} {total}
      </button>
      {counts
        .filter(([, count]) => count > 0)
        .map(([severity, count]) => (
          <button key={severity} type="button" aria-pressed={chosen === severity} onClick={() => onChoose(severity)}>
            {t(`severity.${severity}`)} {count}
          </button>
        ))}
    </div>
  );
}
