import type { NoticeSummary } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { atTime } from '../../frame/wording.ts';

const COLUMNS = ['number', 'level', 'state', 'object', 'organ', 'dueAt'] as const;

/** 督办单一览. */
export function NoticesTable({ notices }: { notices: readonly NoticeSummary[] }) {
  const { t, i18n } = useTranslation();
  if (notices.length === 0) return <p>{t('supervision.empty')}</p>;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-labelledby="notices">
      <table className="table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`supervision.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-testid="notices">
          {notices.map(({ id, number, level, state, objectNumber, objectTitle, organ, unit, dueAt, overdue }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/supervision/${id}`}>{number}</Link>
              </th>
              <td>{t(`noticeLevel.${level}`)}</td>
              <td>{t(`noticeState.${state}`)}</td>
              <td>
                {objectNumber} <span lang="zh-CN">{objectTitle}</span>
              </td>
              <td lang="zh-CN">{[organ.name, unit?.name].filter(Boolean).join(' ')}</td>
              <td>
                {dueAt ? atTime(dueAt, i18n.language) : t('order.noDue')} {overdue && <span className="tag colour-RED">{t('supervision.overdue')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
