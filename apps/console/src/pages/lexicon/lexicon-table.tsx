import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { LexiconEntryAnswer } from '@yidan/contracts';
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { Pager } from '../../frame/pager.tsx';
import { ProblemView } from '../../frame/problem-view.tsx';
import { useCursors } from '../../frame/use-cursors.ts';
import { Waiting } from '../../frame/waiting.tsx';
import { LexiconRow } from './lexicon-row.tsx';

const PAGE = 20;
const LONGEST_KEYWORD = 50;

/** 本地用语一览: searched and paged by the services. */
export function LexiconTable({ mayEdit, onChange, onRemove }: { mayEdit: boolean; onChange(entry: LexiconEntryAnswer): void; onRemove(entry: LexiconEntryAnswer): void }) {
  const { t } = useTranslation();
  const { summons } = useServices();
  const [wanted, setWanted] = useState('');
  const pages = useCursors();
  const keyword = useDeferredValue(wanted.trim());
  const { cursor } = pages;
  const page = useQuery({ queryKey: ['lexicon', keyword, cursor], queryFn: () => summons.lexicon(keyword, cursor, PAGE), placeholderData: keepPreviousData });
  const columns = ['words', 'terms', 'holders', 'note', 'enteredAt', ...(mayEdit ? (['actions'] as const) : [])] as const;

  if (page.isError) return <ProblemView error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <Waiting text={t('frame.loading')} />;
  const { items, next, total = items.length } = page.data;
  return (
    <section className="card" aria-labelledby="lexicon">
      <h2 id="lexicon">{t('lexicon.table')}</h2>
      <div className="filters">
        <label>
          {t('lexicon.search')}
          <Input
            type="search"
            value={wanted}
            maxLength={LONGEST_KEYWORD}
            placeholder={t('lexicon.searchPlaceholder')}
            onChange={({ target }) => {
              setWanted(target.value);
              pages.first();
            }}
          />
        </label>
        <span role="status" className="small">
          {t('lexicon.count', { count: total })}
        </span>
      </div>
      {items.length === 0 ? (
        <p>{t(keyword === '' ? 'lexicon.empty' : 'lexicon.nothing')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="lexicon">
          <table className="table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`lexicon.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody data-testid="entries">
              {items.map((entry) => (
                <LexiconRow key={entry.id} entry={entry} mayEdit={mayEdit} onChange={() => onChange(entry)} onRemove={() => onRemove(entry)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager
        start={pages.before * PAGE}
        shown={items.length}
        total={total}
        hasPrevious={pages.before > 0}
        hasNext={next !== null && !page.isPlaceholderData}
        onPrevious={pages.previous}
        onNext={() => pages.next(next)}
      />
    </section>
  );
}
