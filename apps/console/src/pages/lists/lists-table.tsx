import type { DutyListAnswer } from '@yidan/contracts';
import { Checkbox, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listsFound } from './lists.ts';
import { ListRow } from './list-row.tsx';

/** 各机关清单. */
export function ListsTable({ lists }: { lists: readonly DutyListAnswer[] }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const [onlyWithList, setOnlyWithList] = useState(true);
  const found = listsFound(lists, useDeferredValue(wanted), onlyWithList);
  const columns = ['organ', 'version', 'documentNumber', 'effectiveFrom', 'itemCount', 'unitCount', 'powerCount', 'findings', 'export'] as const;
  return (
    <section className="card" aria-labelledby="lists">
      <h2 id="lists">{t('lists.table')}</h2>
      <div className="filters">
        <label>
          {t('lists.search')}
          <Input type="search" value={wanted} placeholder={t('lists.searchPlaceholder')} onChange={({ target }) => setWanted(target.value)} />
        </label>
        <Checkbox checked={onlyWithList} onChange={({ target }) => setOnlyWithList(target.checked)}>
          {t('lists.onlyWithList')}
        </Checkbox>
        <span role="status" className="small">
          {t('lists.count', { count: found.length })}
        </span>
      </div>
      {found.length === 0 ? (
        <p>{t('lists.nothing')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="lists">
          <table className="table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`lists.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.map((list) => (
                <ListRow key={list.organ.id} list={list} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
