import type { DisputeSummary } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { UrgencyTag } from '../../frame/urgency-tag.tsx';
import { atTime } from '../../frame/wording.ts';
import { partiesInWords } from './disputes.ts';

const COLUMNS = ['title', 'state', 'parties', 'interim', 'dueAt'] as const;

/** 争议一览: what is disputed between whom, how far it has come, and who holds the duty now. */
export function DisputesTable({ disputes }: { disputes: readonly DisputeSummary[] }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-labelledby="disputes">
      <table className="table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`disputes.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-testid="disputes">
          {disputes.map(({ id, number, kind, title, urgency, state, level, parties, interim, dueAt, overdue, nonCompliant }) => (
            <tr key={id}>
              <th scope="row" className="words">
                <span className="small">
                  {number} · {t(`disputeKindName.${kind}`)}
                </span>{' '}
                <UrgencyTag urgency={urgency} />
                <Link className="task-title" lang="zh-CN" to={`/disputes/${id}`}>
                  {title}
                </Link>
              </th>
              <td>
                {t(`disputeState.${state}`)} <span className="small when">{t(`disputeLevel.${level}`)}</span> {nonCompliant && <span className="tag colour-RED">{t('disputes.nonCompliant')}</span>}
              </td>
              <td lang="zh-CN">{partiesInWords(parties, t('frame.and'))}</td>
              <td lang="zh-CN">{interim?.organ.name ?? ''}</td>
              <td>
                {dueAt ? atTime(dueAt, i18n.language) : t('order.noDue')} {overdue && <span className="tag colour-RED">{t('disputes.isOverdue')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
