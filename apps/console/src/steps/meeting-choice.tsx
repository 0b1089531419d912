import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useServices } from '../api/services.ts';

/** 会议选择: a meeting of the commission, by its day and what it has decided so far. */
export function MeetingChoice({ id, disputeId, value, described, onChange }: { id: string; disputeId: string; value: string; described: object; onChange(value: string): void }) {
  const { t } = useTranslation();
  const { disputes } = useServices();
  const meetings = useQuery({ queryKey: ['dispute-meetings', disputeId], queryFn: () => disputes.meetings(disputeId) });
  return (
    <select id={id} value={value} {...described} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t('steps.choose')}</option>
      {(meetings.data ?? []).map(({ meetingId, meetsOn, state, decision }) => (
        <option key={meetingId} value={meetingId}>
          {[meetsOn, t(`meetingState.${state}`), decision?.documentNumber].filter(Boolean).join(' · ')}
        </option>
      ))}
    </select>
  );
}
