import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { saying, type Problem } from '../../api/problem.ts';
import type { ImportState } from './import-state.ts';
import { errorsCounted, problemsOfRefusal } from './import-problems.ts';
import { ProblemsTable } from './problems-table.tsx';
import { ReportButton } from './report-button.tsx';

/** 整份退回: what is wrong, row by row; nothing was kept. */
export function Refused({ refusal, state }: { refusal: Problem; state: ImportState }) {
  const { t, i18n } = useTranslation();
  const problems = problemsOfRefusal(refusal);
  const count = errorsCounted(refusal);
  return (
    <>
      <div role="alert">
        <Alert
          type="error"
          showIcon
          title={t('import.refused')}
          description={
            <>
              <p>{refusal.code === 'REGISTRY.IMPORT.REFUSED' ? t('import.refusedWhy', { count }) : saying(refusal, i18n.language)}</p>
              {count > problems.length && <p>{t('import.onlyFirst', { shown: problems.length })}</p>}
              <p>{t('import.nothingChanged')}</p>
            </>
          }
        />
      </div>
      <div className="answer-actions">
        <ReportButton state={state} />
      </div>
      <ProblemsTable problems={problems} />
    </>
  );
}
