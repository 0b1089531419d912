import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { SearchChoice } from '../../steps/search-choice.tsx';
import { WordSelect } from '../../steps/word-select.tsx';
import type { DisputeFilter } from './disputes.ts';

const LONGEST_KEYWORD = 100;
const NOTHING_ASKED = { text: '', items: [] };

/** 争议筛选. */
export function DisputeFilters({ filter, total, onChange }: { filter: DisputeFilter; total: number; onChange(filter: DisputeFilter): void }) {
  const { t } = useTranslation();
  return (
    <div className="filters">
      <label>
        {t('disputes.search')}
        <Input type="search" value={filter.keyword} maxLength={LONGEST_KEYWORD} placeholder={t('disputes.searchPlaceholder')} onChange={({ target }) => onChange({ ...filter, keyword: target.value })} />
      </label>
      <label>
        {t('disputes.state')} <WordSelect words="disputeState" empty={t('disputes.anyState')} value={filter.state} onChange={(state) => onChange({ ...filter, state })} />
      </label>
      <label>
        {t('disputes.kind')} <WordSelect words="disputeKindName" empty={t('disputes.anyKind')} value={filter.kind} onChange={(kind) => onChange({ ...filter, kind })} />
      </label>
      <label>
        {t('disputes.level')} <WordSelect words="disputeLevel" empty={t('disputes.anyLevel')} value={filter.level} onChange={(level) => onChange({ ...filter, level })} />
      </label>
      <div className="organ-filter">
        <label htmlFor="dispute-organ">{t('disputes.organ')}</label>
        <SearchChoice id="dispute-organ" kind="organ" value={filter.organ} about={NOTHING_ASKED} isWrong={false} onChange={(organ) => onChange({ ...filter, organ })} />
      </div>
      <Checkbox checked={filter.onlyOverdue} onChange={({ target }) => onChange({ ...filter, onlyOverdue: target.checked })}>
        {t('disputes.overdue')}
      </Checkbox>
      <span role="status" className="small">
        {t('disputes.count', { count: total })}
      </span>
    </div>
  );
}
