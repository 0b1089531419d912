import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { useMay } from '../../session/use-me.ts';
import { ExportAll } from './export-all.tsx';
import { ListsTable } from './lists-table.tsx';
import { Totals } from './totals.tsx';

/** 清单总览: what is in force in the district today, and where. */
export function ListsPage() {
  const { t } = useTranslation();
  const { registry } = useServices();
  const mayImport = useMay('importList');
  const summary = useQuery({ queryKey: ['summary'], queryFn: () => registry.summary() });
  const lists = useQuery({ queryKey: ['lists'], queryFn: () => registry.lists() });
  return (
    <div className="page">
      <h1>{t('lists.heading')}</h1>
      {summary.isError && <ProblemView error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.isPending && <Waiting text={t('frame.loading')} />}
      {summary.data && (
        <>
          <p className="lead">{t('lists.lead', { date: summary.data.asOf })}</p>
          <Totals summary={summary.data} />
          {summary.data.items === 0 ? (
            <p className="card">
              {t('lists.empty')} {mayImport && <Link to="/import">{t('unmatched.toImport')}</Link>}
            </p>
          ) : (
            <ExportAll />
          )}
        </>
      )}
      {lists.isError && <ProblemView error={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.data && <ListsTable lists={lists.data} />}
    </div>
  );
}
