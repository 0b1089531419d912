import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { zhCN } from '../../locales/zh-CN.ts';
import type { Channel, Question } from './question.ts';

const CHANNELS = Object.keys(zhCN.channel) as Channel[];
const LONGEST_ADDRESS = 200;

/** 更多: where it happened and how it reached the city. */
export function MoreOptions({ draft, onChange }: { draft: Question; onChange(draft: Question): void }) {
  const { t } = useTranslation();
  const { registry } = useServices();
  const [open, setOpen] = useState(false);
  const towns = useQuery({ queryKey: ['towns'], queryFn: () => registry.towns(), enabled: open, staleTime: Infinity });
  return (
    <details className="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('question.more')}</summary>
      <div className="fields">
        <label>
          {t('question.region')}
          <select value={draft.regionCode} onChange={({ target }) => onChange({ ...draft, regionCode: target.value })}>
            <option value="">{t('question.anyRegion')}</option>
            {towns.data?.map((town) => (
              <option key={town.organId} value={town.regionCode} lang="zh-CN">
                {town.shortName}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('question.address')}
          <Input value={draft.address} maxLength={LONGEST_ADDRESS} onChange={({ target }) => onChange({ ...draft, address: target.value })} />
        </label>
        <label>
          {t('question.channel')}
          <select value={draft.channel} onChange={({ target }) => onChange({ ...draft, channel: target.value as Channel })}>
            {CHANNELS.map((channel) => (
              <option key={channel} value={channel}>
                {t(`channel.${channel}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </details>
  );
}
