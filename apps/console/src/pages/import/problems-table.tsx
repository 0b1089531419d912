import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../api/save-file.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';
import { SEVERITIES, type ImportProblem, type Severity } from './import-problems.ts';
import { ProblemRow } from './problem-row.tsx';
import { problemsCsv } from './problems-csv.ts';
import { SeverityFilter } from './severity-filter.tsx';

const PAGE = 50;

/** 逐行问题. */
export function ProblemsTable({ problems }: { problems: readonly ImportProblem[] }) {
  const { t, i18n } = useTranslation();
  const [severity, setSeverity] = useState<Severity | null>(null);
  const [start, setStart] = useState(0);
  const shown = severity ? problems.filter((problem) => problem.severity === severity) : problems;
  const page = shown.slice(start, start + PAGE);
  const columns = ['severity', 'sheet', 'row', 'element', 'message', 'value', 'rule'] as const;
  const download = (): void => {
    const headings = [t('import.severity'), t('import.sheet'), t('import.row'), t('import.element'), t('import.rule'), t('import.message'), t('import.value')] as const;
    const text = problemsCsv(problems, i18n.language, { headings, severity: (code) => t(`severity.${code}`), element: (code) => (isKeyOf('element', code) ? t(`element.${code}`) : code) });
    saveFile({ name: 'problems.csv', content: new Blob([text], { type: 'text/csv;charset=utf-8' }) });
  };
  return (
    <section className="card" aria-labelledby="problems">
      <h2 id="problems">{t('import.problems')}</h2>
      {problems.length === 0 ? (
        <p>{t('import.problemsNone')}</p>
      ) : (
        <>
          <div className="filters">
            <SeverityFilter
              chosen={severity}
              counts={SEVERITIES.map((code) => [code, problems.filter((problem) => problem.severity === code).length] as const)}
              total={problems.length}
              onChoose={(chosen) => {
                setSeverity(chosen);
                setStart(0);
              }}
            />
            <Button size="small" onClick={download}>
              {t('import.downloadProblems')}
            </Button>
          </div>
          <div className="scroll" tabIndex={0} role="group" aria-labelledby="problems">
            <table className="table">
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {t(`import.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody data-testid="problems">
                {page.map((problem, i) => (
                  <ProblemRow key={start + i} problem={problem} />
                ))}
              </tbody>
            </table>
          </div>
          <div className="answer-actions">
            <span role="status" className="small">
              {t('import.shownOf', { from: Math.min(start + 1, shown.length), to: start + page.length, count: shown.length })}
            </span>
            <Button size="small" disabled={start === 0} onClick={() => setStart(Math.max(0, start - PAGE))}>
              {t('import.previous')}
            </Button>
            <Button size="small" disabled={start + PAGE >= shown.length} onClick={() => setStart(start + PAGE)}>
              {t('import.next')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
