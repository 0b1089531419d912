import type { SplitRow } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useOrganNames, useUnits } from '../../api/use-organs.ts';

const COLUMNS = ['task', 'lead', 'unit', 'handlers', 'assists', 'handoff'] as const;

/** 职责分工表 as it is read: one task in a row, with the one that leads it. */
export function SplitView({ rows, label }: { rows: readonly SplitRow[]; label: string }) {
  const { t } = useTranslation();
  const nameOf = useOrganNames();
  const units = useUnits(rows.map(({ leadOrganId }) => leadOrganId));
  const named = (organIds: readonly string[]): string => organIds.map(nameOf).join(t('frame.and')) || t('split.none');
  if (rows.length === 0) return null;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="table">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`split.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody lang="zh-CN" data-testid="split-rows">
          {rows.map(({ task, itemKey, isNew, leadOrganId, leadUnitId, handlerOrganIds, assistOrganIds, handoff }) => (
            <tr key={`${itemKey} ${task}`}>
              <th scope="row" className="words">
                {task} {isNew && <span className="tag">{t('split.isNew')}</span>}
              </th>
              <td>{nameOf(leadOrganId)}</td>
              <td>{units.get(leadOrganId)?.find(({ unitId }) => unitId === leadUnitId)?.name ?? ''}</td>
              <td>{named(handlerOrganIds)}</td>
              <td>{named(assistOrganIds)}</td>
              <td className="wording">{handoff ?? t('split.none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
