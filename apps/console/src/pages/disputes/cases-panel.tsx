import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { useDownload } from '../../api/use-download.ts';
import { Pager } from '../../frame/pager.tsx';
import { ProblemView } from '../../frame/problem-view.tsx';
import { useCursors } from '../../frame/use-cursors.ts';
import { Waiting } from '../../frame/waiting.tsx';
import { DisputeFilters } from './dispute-filters.tsx';
import { allDisputes, DISPUTES_PAGE, disputesQuery, exportQuery, type DisputeFilter } from './disputes.ts';
import { DisputesTable } from './disputes-table.tsx';

/** 争议案件: found by what they are about and where they stand, page by page. */
export function CasesPanel() {
  const { t } = useTranslation();
  const { disputes } = useServices();
  const [filter, setFilter] = useState(allDisputes);
  const pages = useCursors();
  const wanted = useDeferredValue(disputesQuery(filter, pages.cursor).toString());
  const page = useQuery({ queryKey: ['disputes', wanted], queryFn: () => disputes.page(new URLSearchParams(wanted)), placeholderData: keepPreviousData });
  const narrow = (narrowed: DisputeFilter): void => {
    setFilter(narrowed);
    pages.first();
  };
  const download = useDownload();
  const isFiltered = disputesQuery(filter, null).toString() !== disputesQuery(allDisputes, null).toString();
  const total = page.data?.total ?? page.data?.items.length ?? 0;
  return (
    <>
      {page.isError && <ProblemView error={page.error} onRetry={() => void page.refetch()} />}
      {page.isPending && <Waiting text={t('frame.loading')} />}
      {page.data && (
        <section className="card" aria-labelledby="disputes">
          <h2 id="disputes">{t('disputes.table')}</h2>
          <DisputeFilters filter={filter} total={total} onChange={narrow} />
          {page.data.items.length === 0 ? <p data-testid="disputes-empty">{t(isFiltered ? 'disputes.none' : 'disputes.empty')}</p> : <DisputesTable disputes={page.data.items} />}
          <p className="answer-actions">
            <Button loading={download.isPending} onClick={() => download.mutate(() => disputes.exported(exportQuery(filter)))}>
              {t('disputes.export')}
            </Button>
          </p>
          {download.isError && <ProblemView error={download.error} />}
          <Pager
            start={pages.before * DISPUTES_PAGE}
            shown={page.data.items.length}
            total={total}
            hasPrevious={pages.before > 0}
            hasNext={page.data.next !== null && !page.isPlaceholderData}
            onPrevious={pages.previous}
            onNext={() => pages.next(page.data.next)}
          />
        </section>
      )}
    </>
  );
}
