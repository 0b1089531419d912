import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { inLanguage } from '../../locales/language.ts';

/** 还差什么: which lists are not in force as decided, which orders still wait, and what stands in the way of the confirmation. */
export function ExecutionStanding({ id, rowVersion }: { id: string; rowVersion: number }) {
  const { t, i18n } = useTranslation();
  const { disputes } = useServices();
  const progress = useQuery({ queryKey: ['dispute-execution', id, rowVersion], queryFn: () => disputes.execution(id) });
  if (progress.isError) return <ProblemView error={progress.error} onRetry={() => void progress.refetch()} />;
  if (!progress.data) return <Waiting text={t('frame.loading')} />;
  const { amendments, waitingOrders, missing } = progress.data;
  return (
    <div data-testid="execution-standing">
      {amendments.length > 0 && <h3>{t('execution.lists')}</h3>}
      <ul>
        {amendments.map(({ organ, documentNumber, state, items, reason }) => (
          <li key={`${organ.id} ${documentNumber}`}>
            <span lang="zh-CN">{organ.name}</span> {t('execution.items', { count: items })} <span className="tag">{t(`amendmentState.${state}`)}</span> {reason}
          </li>
        ))}
      </ul>
      {waitingOrders.length > 0 && <h3>{t('execution.orders')}</h3>}
      <ul>
        {waitingOrders.map(({ orderId, number }) => (
          <li key={orderId}>
            <Link to={`/orders/${orderId}`}>{number}</Link>
          </li>
        ))}
      </ul>
      <h3>{t('execution.missing')}</h3>
      {missing.length === 0 && <p>{t('execution.complete')}</p>}
      <ul>
        {missing.map(({ code, message, messageZh }) => (
          <li key={`${code} ${message}`}>{inLanguage(i18n.language, messageZh, message)}</li>
        ))}
      </ul>
    </div>
  );
}
