import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import type { ChosenOrgan } from './import-state.ts';

/** 清单所属机关, found by name or code. */
export function OrganPicker({ organ, disabled, onChoose }: { organ: ChosenOrgan | null; disabled: boolean; onChoose(organ: ChosenOrgan | null): void }) {
  const { t } = useTranslation();
  const { registry } = useServices();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const organs = useQuery({ queryKey: ['organs', wanted], queryFn: () => registry.organs(wanted), placeholderData: keepPreviousData });
  return (
    <div className="field">
      <label htmlFor="organ">{t('import.organ')}</label>
      <Select
        id="organ"
        className="wide"
        showSearch={{ filterOption: false, onSearch: setTyped }}
        disabled={disabled}
        loading={organs.isFetching}
        value={organ?.code ?? null}
        placeholder={t('import.organPlaceholder')}
        notFoundContent={t('import.organNone')}
        // Beside the field instead of at the end of the page, where readers of landmarks would miss it.
        getPopupContainer={(field) => field.parentElement ?? document.body}
        options={organs.data?.map(({ code, name }) => ({ value: code, label: `${name} ${code}` })) ?? []}
        onChange={(code) => onChoose(organs.data?.find((found) => found.code === code) ?? null)}
      />
    </div>
  );
}
