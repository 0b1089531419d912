import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem, OFFLINE, saying } from '../api/problem.ts';

const VIOLATIONS_SHOWN = 8;

/** 问题提示: what the services refused, in the reader's language, and what may help. */
export function ProblemView({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, i18n } = useTranslation();
  const problem = asProblem(error);
  const said = problem.code === OFFLINE ? t('problem.offline') : saying(problem, i18n.language) || t('problem.unreadable', { status: problem.status });
  return (
    <Alert
      className="problem"
      type="error"
      showIcon
      title={t('problem.title')}
      description={
        <>
          <p>{said}</p>
          {problem.code === 'SEC.FORBIDDEN' && <p>{t('problem.forbidden')}</p>}
          {problem.violations.length > 0 && (
            <ul>
              {problem.violations.slice(0, VIOLATIONS_SHOWN).map((violation, i) => (
                <li key={i}>
                  {saying({ detail: violation.message, detailZh: violation.messageZh }, i18n.language)} <code>{violation.path}</code>
                </li>
              ))}
            </ul>
          )}
          <p className="small">
            {problem.code !== OFFLINE && <span>{t('problem.code', { code: problem.code })} </span>}
            {problem.traceId && <span>{t('problem.trace', { id: problem.traceId })}</span>}
          </p>
          {onRetry && <Button onClick={onRetry}>{t('problem.retry')}</Button>}
        </>
      }
    />
  );
}
