import { useQuery } from '@tanstack/react-query';
import type { MatchCandidate } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { BasisList } from './basis-list.tsx';
import { ItemFacts } from './item-facts.tsx';
import { ItemHistoryView } from './item-history.tsx';

/** 依据的清单事项, with its legal basis and how it came to be what it is. */
export function ItemView({ candidate: { itemKey } }: { candidate: MatchCandidate }) {
  const { t } = useTranslation();
  const { registry } = useServices();
  const item = useQuery({ queryKey: ['item', itemKey], queryFn: () => registry.item(itemKey) });
  const history = useQuery({ queryKey: ['item-history', itemKey], queryFn: () => registry.history(itemKey) });
  if (item.isError && item.error instanceof Problem && item.error.status === 404) return <p className="card">{t('answer.noItem')}</p>;
  if (item.isError) return <ProblemView error={item.error} onRetry={() => void item.refetch()} />;
  if (!item.data) return <Waiting text={t('frame.loading')} />;
  return (
    <>
      <BasisList item={item.data} />
      <ItemFacts item={item.data} />
      {history.data && <ItemHistoryView history={history.data} />}
      {history.isError && <ProblemView error={history.error} onRetry={() => void history.refetch()} />}
    </>
  );
}
