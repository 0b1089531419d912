import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DeskNews } from '@yidan/contracts';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DESK_STREAM } from '../../api/dispatch.ts';
import type { StreamEvent } from '../../api/event-stream.ts';
import { useServices } from '../../api/services.ts';
import { useStream } from '../../api/use-stream.ts';
import { Pager } from '../../frame/pager.tsx';
import { ProblemView } from '../../frame/problem-view.tsx';
import { StreamNote } from '../../frame/stream-note.tsx';
import { useCursors } from '../../frame/use-cursors.ts';
import { Waiting } from '../../frame/waiting.tsx';
import { DESK_PAGE, deskQuery, isOvertaken, wholeDesk, type DeskFilter } from './desk.ts';
import { DeskFilters } from './desk-filters.tsx';
import { DeskRow } from './desk-row.tsx';
import { ScopeChoice } from './scope-choice.tsx';

const COLUMNS = ['object', 'step', 'place', 'dueAt', 'claims'] as const;

/** 我的待办: what waits for the person, with true counts, told of every change. */
export function DeskPage() {
  const { t } = useTranslation();
  const { dispatch } = useServices();
  const [filter, setFilter] = useState(wholeDesk);
  const pages = useCursors();
  const wanted = useDeferredValue(deskQuery(filter, pages.cursor).toString());
  const page = useQuery({ queryKey: ['desk', wanted], queryFn: () => dispatch.desk(new URLSearchParams(wanted)), placeholderData: keepPreviousData });
  const refresh = (): void => void page.refetch();
  const state = useStream(DESK_STREAM, ({ event, data }: StreamEvent) => {
    if (event === 'desk' && isOvertaken(page.data?.counts, JSON.parse(data) as DeskNews)) refresh();
  });
  const narrow = (narrowed: DeskFilter): void => {
    setFilter(narrowed);
    pages.first();
  };
  const isFiltered = deskQuery(filter, null).toString() !== deskQuery(wholeDesk, null).toString();
  return (
    <div className="page">
      <h1>{t('pageNames.desk')}</h1>
      <p className="lead">
        {t('desk.lead')} <StreamNote state={state} onRefresh={refresh} />
      </p>
      {page.isError && <ProblemView error={page.error} onRetry={refresh} />}
      {page.isPending && <Waiting text={t('frame.loading')} />}
      {page.data && (
        <>
          <ScopeChoice counts={page.data.counts} scope={filter.scope} onChoose={(scope) => narrow({ ...filter, scope })} />
          <section className="card" aria-labelledby="desk">
            <h2 id="desk">{t('desk.table')}</h2>
            <DeskFilters filter={filter} total={page.data.total} onChange={narrow} />
            {page.data.items.length === 0 ? (
              <p data-testid="desk-empty">{t(isFiltered ? 'desk.nothing' : 'desk.empty')}</p>
            ) : (
              <div className="scroll" tabIndex={0} role="group" aria-labelledby="desk">
                <table className="table">
                  <thead>
                    <tr>
                      {COLUMNS.map((column) => (
                        <th key={column} scope="col">
                          {t(`desk.${column}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody data-testid="tasks">
                    {page.data.items.map((task) => (
                      <DeskRow key={task.id} task={task} onClaimed={refresh} />
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            <Pager
              start={pages.before * DESK_PAGE}
              shown={page.data.items.length}
              total={page.data.total}
              hasPrevious={pages.before > 0}
              hasNext={page.data.next !== null && !page.isPlaceholderData}
              onPrevious={pages.previous}
              onNext={() => pages.next(page.data.next)}
            />
          </section>
        </>
      )}
    </div>
  );
}
