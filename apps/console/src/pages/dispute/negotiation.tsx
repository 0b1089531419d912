import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useOrganNames } from '../../api/use-organs.ts';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { AmendmentsView } from './amendments-view.tsx';
import { Phase, Wording } from './phase.tsx';
import { Signatures } from './signatures.tsx';
import { SplitView } from './split-view.tsx';
import { stillToSign } from './standing.ts';

/** 部门协商: who met, who would not, the minutes with their table and who signed them. */
export function Negotiation({ one: { negotiation, parties } }: { one: DisputeAnswer }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrganNames();
  if (!negotiation) return null;
  const { openedByOrganId, openedAt, meetings, refusals, minutes, signatures, filed, objections } = negotiation;
  const waiting = minutes && !filed ? stillToSign(parties, signatures) : [];
  return (
    <Phase name="negotiation" heading={t('negotiation.heading')}>
      <p>{t('negotiation.opened', { organ: nameOf(openedByOrganId), time: atTime(openedAt, i18n.language) })}</p>
      {meetings.length > 0 && <h3>{t('negotiation.meetings')}</h3>}
      <ol className="records">
        {meetings.map(({ at, place, attendees, points }) => (
          <li key={at}>
            <Facts
              facts={[
                [t('negotiation.place'), `${atTime(at, i18n.language)} ${place}`],
                [t('negotiation.attendees'), attendees.map(({ organId, name }) => `${nameOf(organId)} ${name}`).join('；')],
                [t('negotiation.points'), <Wording key="points" text={points} />],
              ]}
            />
          </li>
        ))}
      </ol>
      {refusals.length > 0 && <h3>{t('negotiation.refusals')}</h3>}
      <ul>
        {refusals.map(({ organId, reason, at }) => (
          <li key={`${organId} ${at}`}>
            {t('disputeCase.at', { organ: nameOf(organId), time: atTime(at, i18n.language) })} <Wording text={reason} />
          </li>
        ))}
      </ul>
      {minutes && (
        <>
          <h3>{t('negotiation.minutes')}</h3>
          <p className="wording" lang="zh-CN">
            {minutes.text}
          </p>
          <SplitView rows={minutes.split} label={t('split.heading')} />
          <AmendmentsView amendments={minutes.amendments} />
          <h4>{t('negotiation.signatures')}</h4>
          <Signatures signed={signatures} />
          {waiting.length > 0 && <p>{t('negotiation.waiting', { organs: waiting.map(nameOf).join(t('frame.and')) })}</p>}
        </>
      )}
      {filed && <p>{t('negotiation.filed', { document: filed.documentNumber, time: atTime(filed.at, i18n.language) })}</p>}
      {objections.length > 0 && <h3>{t('negotiation.objections')}</h3>}
      <ul>
        {objections.map(({ ground, at }) => (
          <li key={at}>
            {atTime(at, i18n.language)} <Wording text={ground} />
          </li>
        ))}
      </ul>
    </Phase>
  );
}
