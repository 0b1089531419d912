import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { LexiconEntryAnswer } from '@yidan/contracts';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { LexiconRow } from './lexicon-row.tsx';

const PAGE = 20;
const LONGEST_KEYWORD = 50;

/** 本地用语一览: searched and paged by the services. */
export function LexiconTable({ mayEdit, onChange, onRemove }: { mayEdit: boolean; onChange(entry: LexiconEntryAnswer): void; onRemove(entry: LexiconEntryAnswer): void }) {
  const { t } = useTranslation();
  const { summons } = useServices();
  const [wanted, setWanted] = useState('');
  // The cursors of the pages gone through, so that there is a way back.
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const keyword = useDeferredValue(wanted.trim());
  const cursor = cursors.at(-1) ?? null;
  const page = useQuery({ queryKey: ['lexicon', keyword, cursor], queryFn: () => summons.lexicon(keyword, cursor, PAGE), placeholderData: keepPreviousData });
  const columns = ['words', 'terms', 'holders', 'note', 'enteredAt', ...(mayEdit ? (['actions'] as const) : [])] as const;
  const start = (cursors.length - 1) * PAGE;

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
              setCursors([null]);
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
      {total > PAGE && (
        <div className="answer-actions">
          <span className="small">{t('import.shownOf', { from: start + 1, to: start + items.length, count: total })}</span>
          <Button size="small" disabled={cursors.length === 1} onClick={() => setCursors(cursors.slice(0, -1))}>
            {t('import.previous')}
          </Button>
          <Button size="small" disabled={next === null || page.isPlaceholderData} onClick={() => setCursors([...cursors, next])}>
            {t('import.next')}
          </Button>
        </div>
      )}
    </section>
  );
}
