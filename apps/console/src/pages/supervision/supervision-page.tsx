import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { Pager } from '../../frame/pager.tsx';
import { ProblemView } from '../../frame/problem-view.tsx';
import { useCursors } from '../../frame/use-cursors.ts';
import { Waiting } from '../../frame/waiting.tsx';
import { NoticesTable } from './notices-table.tsx';
import { NOTICES_PAGE, noticesQuery } from './notices.ts';

/** 督办: the notices somebody may see, the open ones first asked for. */
export function SupervisionPage() {
  const { t } = useTranslation();
  const { dispatch } = useServices();
  const [keyword, setKeyword] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(true);
  const pages = useCursors();
  const wanted = useDeferredValue(noticesQuery(keyword, onlyOpen, pages.cursor).toString());
  const page = useQuery({ queryKey: ['notices', wanted], queryFn: () => dispatch.notices(new URLSearchParams(wanted)), placeholderData: keepPreviousData });
  return (
    <div className="page">
      <h1>{t('pageNames.supervision')}</h1>
      <p className="lead">{t('supervision.lead')}</p>
      {page.isError && <ProblemView error={page.error} onRetry={() => void page.refetch()} />}
      {page.isPending && <Waiting text={t('frame.loading')} />}
      {page.data && (
        <section className="card" aria-labelledby="notices">
          <h2 id="notices">{t('supervision.table')}</h2>
          <div className="filters">
            <label>
              {t('supervision.search')}
              <Input
                type="search"
                value={keyword}
                maxLength={100}
                placeholder={t('supervision.searchPlaceholder')}
                onChange={({ target }) => {
                  setKeyword(target.value);
                  pages.first();
                }}
              />
            </label>
            <Checkbox
              checked={onlyOpen}
              onChange={({ target }) => {
                setOnlyOpen(target.checked);
                pages.first();
              }}
            >
              {t('supervision.open')}
            </Checkbox>
            <span role="status" className="small">
              {t('supervision.count', { count: page.data.total ?? page.data.items.length })}
            </span>
          </div>
          <NoticesTable notices={page.data.items} />
          <Pager
            start={pages.before * NOTICES_PAGE}
            shown={page.data.items.length}
            total={page.data.total ?? page.data.items.length}
            hasPrevious={pages.before > 0}
            hasNext={page.data.next !== null && !page.isPlaceholderData}
            onPrevious={pages.previous}
            onNext={() => pages.next(page.data.next)}
          />
        </section>
      )}
    </div>
  );
}
