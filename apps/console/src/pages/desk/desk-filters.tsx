import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DESK_KINDS, type DeskFilter } from './desk.ts';

const URGENCIES = ['EMERGENCY', 'URGENT', 'NORMAL'] as const;
const LONGEST_KEYWORD = 100;

/** 待办筛选. */
export function DeskFilters({ filter, total, onChange }: { filter: DeskFilter; total: number; onChange(filter: DeskFilter): void }) {
  const { t } = useTranslation();
  return (
    <div className="filters">
      <label>
        {t('desk.search')}
        <Input type="search" value={filter.keyword} maxLength={LONGEST_KEYWORD} placeholder={t('desk.searchPlaceholder')} onChange={({ target }) => onChange({ ...filter, keyword: target.value })} />
      </label>
      <label>
        {t('desk.kind')}{' '}
        <select value={filter.kind} onChange={({ target }) => onChange({ ...filter, kind: target.value })}>
          <option value="">{t('desk.anyKind')}</option>
          {DESK_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`deskKind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('desk.urgency')}{' '}
        <select value={filter.urgency} onChange={({ target }) => onChange({ ...filter, urgency: target.value })}>
          <option value="">{t('desk.anyUrgency')}</option>
          {URGENCIES.map((urgency) => (
            <option key={urgency} value={urgency}>
              {t(`urgency.${urgency}`)}
            </option>
          ))}
        </select>
      </label>
      <Checkbox checked={filter.onlyOverdue} onChange={({ target }) => onChange({ ...filter, onlyOverdue: target.checked })}>
        {t('desk.overdue')}
      </Checkbox>
      <span role="status" className="small">
        {t('desk.count', { count: total })}
      </span>
    </div>
  );
}
