import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices, type Services } from '../api/services.ts';
import { itemOption, type Option } from './item-option.ts';

/** What a form is about: what is proposed before anybody searches. */
export interface StepContext {
  /** The text of the matter, by which the list is asked first. */
  text: string;
  /** Items the object already speaks of. */
  items: readonly Option[];
  /** Organs the object already speaks of. */
  organs?: readonly Option[];
  /** Whom a field for one of several bodies offers, where these are not the ones a search begins with. */
  parties?: readonly Option[];
  /** The dispute it is about. */
  disputeId?: string;
}

type Searched = 'item' | 'items' | 'organ' | 'organs' | 'matter' | 'case';

/** 查找选择: an item, body, matter or dispute, found by what is typed. */
export function SearchChoice({ id, kind, value, about, describedBy, isWrong, onChange }: { id: string; kind: Searched; value: string; about: StepContext; describedBy?: string; isWrong: boolean; onChange(value: string): void }) {
  const { t } = useTranslation();
  const services = useServices();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const found = useQuery({ queryKey: ['choice', kind, wanted, wanted === '' ? about.text : ''], queryFn: () => search(services, kind, wanted, about), placeholderData: keepPreviousData });
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const isMany = kind === 'items' || kind === 'organs';
  const spokenOf = kind === 'item' || kind === 'items' ? about.items : kind === 'organ' || kind === 'organs' ? (about.organs ?? []) : [];
  const many = value === '' ? [] : value.split('\n');
  const unnamed = many.filter((one) => ![...spokenOf, ...(found.data ?? []), ...chosen].some((option) => option.value === one));
  // What was kept before anybody searched is only known by its key.
  const named = useQueries({ queries: unnamed.map((one) => ({ queryKey: ['chosen', kind, one], queryFn: () => nameOf(services, kind, one), staleTime: Infinity })) });
  const options = optionsOf([...(wanted === '' ? spokenOf : spokenOf.filter((one) => many.includes(one.value))), ...(found.data ?? []), ...chosen.filter((one) => many.includes(one.value)), ...named.flatMap(({ data }) => data ?? [])]);
  return (
    <Select
      id={id}
      className="wide"
      {...(isMany && { mode: 'multiple' as const })}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      loading={found.isFetching}
      value={isMany ? many : (many[0] ?? null)}
      placeholder={t('steps.search')}
      notFoundContent={t('steps.none')}
      {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
      {...(isWrong && { status: 'error' as const, 'aria-invalid': true })}
      getPopupContainer={(field: HTMLElement) => field.parentElement ?? document.body}
      options={options}
      onChange={(picked: string | string[] | null | undefined) => {
        const values = Array.isArray(picked) ? picked : picked ? [picked] : [];
        setChosen(options.filter((one) => values.includes(one.value)));
        onChange(values.join('\n'));
      }}
    />
  );
}

async function search({ registry, summons, dispatch, disputes }: Services, kind: Searched, wanted: string, { text }: StepContext): Promise<Option[]> {
  if (kind === 'organ' || kind === 'organs') return (await registry.organs(wanted)).map(({ organId, name, code }) => ({ value: organId, label: `${name} ${code}` }));
  if (kind === 'matter') return (await dispatch.matters(wanted)).map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
  if (kind === 'case') return (await disputes.found(wanted)).map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
  if (wanted !== '') return (await registry.items(wanted)).map(({ itemKey, name, organ, assignments }) => itemOption({ itemKey, itemName: name, organ, unit: { name: assignments.find(({ role }) => role === 'LEAD')?.unitName ?? '' } }));
  if (text.trim() === '') return [];
  return (await summons.match({ content: text.trim() })).candidates.map(itemOption);
}

async function nameOf({ registry }: Services, kind: Searched, value: string): Promise<Option | null> {
  if (kind === 'item' || kind === 'items') {
    const { itemKey, name, organ, assignments } = await registry.item(value);
    return itemOption({ itemKey, itemName: name, organ, unit: { name: assignments.find(({ role }) => role === 'LEAD')?.unitName ?? '' } });
  }
  if (kind !== 'organ' && kind !== 'organs') return null;
  const organ = (await registry.allOrgans()).find(({ organId }) => organId === value);
  return organ ? { value, label: `${organ.name} ${organ.code}` } : null;
}

function optionsOf(options: readonly Option[]): Option[] {
  return [...new Map(options.map((option) => [option.value, option])).values()];
}
