import type { DeskCounts } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { counted } from '../../frame/wording.ts';
import { DESK_SCOPES, type DeskFilter } from './desk.ts';

/** 范围: whose tasks are shown, with how many there are whatever else is filtered. */
export function ScopeChoice({ counts, scope, onChoose }: { counts: DeskCounts; scope: DeskFilter['scope']; onChoose(scope: DeskFilter['scope']): void }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="totals" role="group" aria-label={t('desk.scopes')}>
      {DESK_SCOPES.map((one) => (
        <button key={one} type="button" className="card scope" aria-pressed={one === scope} data-testid={`scope-${one}`} onClick={() => onChoose(one)}>
          <span>{t(`desk.${one}`)}</span>
          <strong>{counted(counts[one].total, i18n.language)}</strong>
          <span className="small">{t('desk.counts', { overdue: counts[one].overdue, dueToday: counts[one].dueToday })}</span>
        </button>
      ))}
    </div>
  );
}
