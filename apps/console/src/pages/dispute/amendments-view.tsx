import { useQueries } from '@tanstack/react-query';
import type { ListAmendment } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { useOrganNames, useUnits } from '../../api/use-organs.ts';
import { ChangesTable } from '../../frame/changes-table.tsx';
import { changesOf, wordingsInForce, wordingsOf } from '../../frame/item-changes.ts';

/** 清单调整内容: which list gains, loses or says what differently by it, beside what the list in force says. */
export function AmendmentsView({ amendments }: { amendments: readonly ListAmendment[] }) {
  const { t } = useTranslation();
  const { registry } = useServices();
  const nameOf = useOrganNames();
  const units = useUnits(amendments.map(({ organId }) => organId));
  const held = [...new Set(amendments.filter(({ operation }) => operation !== 'ADD').map(({ itemKey }) => itemKey))];
  const items = useQueries({ queries: held.map((itemKey) => ({ queryKey: ['item', itemKey], queryFn: () => registry.item(itemKey), staleTime: 60_000 })) });
  if (amendments.length === 0) return null;
  const inForce = (itemKey: string) => {
    const item = items[held.indexOf(itemKey)]?.data;
    return item ? wordingsInForce(item) : null;
  };
  return (
    <>
      <h4>{t('amendment.heading')}</h4>
      {amendments.map(({ organId, operation, itemKey, fromOrganId, after }) => {
        const before = inForce(itemKey);
        const unitName = (id: string): string => units.get(organId)?.find(({ unitId }) => unitId === id)?.name ?? '';
        return (
          <ChangesTable
            key={`${organId} ${itemKey} ${operation}`}
            title={`${nameOf(organId)} · ${after?.name ?? before?.name ?? ''}`}
            operation={operation}
            {...(operation === 'TRANSFER_IN' && fromOrganId && { from: nameOf(fromOrganId) })}
            changes={operation === 'TRANSFER_OUT' ? [] : changesOf(before, after && wordingsOf(after, unitName))}
          />
        );
      })}
    </>
  );
}
