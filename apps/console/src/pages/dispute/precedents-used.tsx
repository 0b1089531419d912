import { useQuery } from '@tanstack/react-query';
import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { Wording } from './phase.tsx';

type Used = NonNullable<NonNullable<DisputeAnswer['coordination']>['opinion']>['precedents'];

/** 先例对照: which earlier cases were followed, and why not where they were not. */
export function PrecedentsUsed({ disputeId, precedents }: { disputeId: string; precedents: Used }) {
  const { t } = useTranslation();
  const { disputes } = useServices();
  const shown = useQuery({ queryKey: ['shown-precedents', disputeId], queryFn: () => disputes.shownPrecedents(disputeId), enabled: precedents.length > 0 });
  if (precedents.length === 0) return null;
  return (
    <>
      <h4>{t('precedents.used')}</h4>
      <ul>
        {precedents.map(({ precedentId, follows, reason }) => {
          const known = shown.data?.find(({ id }) => id === precedentId);
          return (
            <li key={precedentId}>
              <span lang="zh-CN">{known ? `${known.title} ${known.documentNumber}` : precedentId}</span> <span className="tag">{t(follows ? 'precedents.follows' : 'precedents.deviates')}</span> <Wording text={reason} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
