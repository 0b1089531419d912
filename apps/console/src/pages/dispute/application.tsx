import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useOrganNames } from '../../api/use-organs.ts';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { Bases } from './bases.tsx';
import { Phase, Wording } from './phase.tsx';

/** 协调申请 and what was decided on it, with the route where it was rejected. */
export function Application({ one: { application, acceptance } }: { one: DisputeAnswer }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrganNames();
  if (!application && !acceptance) return null;
  return (
    <Phase name="application" heading={t('application.heading')}>
      {application && (
        <>
          <p>{t('application.by', { organ: nameOf(application.byOrganId), time: atTime(application.at, i18n.language), document: application.documentNumber })}</p>
          <Facts
            facts={[
              [t('application.matter'), <Wording key="matter" text={application.matter} />],
              [t('application.done'), <Wording key="done" text={application.negotiationDone} />],
              [t('application.main'), <Wording key="main" text={application.mainDispute} />],
              [t('application.proposal'), <Wording key="proposal" text={application.proposal} />],
              [t('application.reasons'), <Wording key="reasons" text={application.reasons} />],
              [t('application.bases'), application.bases.length === 0 ? null : <Bases key="bases" bases={application.bases} />],
              [t('application.attachments'), application.attachments.length === 0 ? null : application.attachments.join('；')],
            ]}
          />
          {application.supplements.length > 0 && <h3>{t('application.supplements')}</h3>}
          <ul>
            {application.supplements.map(({ text, attachments, at }) => (
              <li key={at}>
                {atTime(at, i18n.language)} <Wording text={text} /> {attachments.join('；')}
              </li>
            ))}
          </ul>
        </>
      )}
      {acceptance && (
        <>
          <h3>{t('application.acceptance')}</h3>
          <p>
            <span className="tag">{t(`acceptanceDecision.${acceptance.decision}`)}</span> {acceptance.documentNumber} · {atTime(acceptance.at, i18n.language)} <Wording text={acceptance.reasons} />
          </p>
          <Facts
            facts={[
              [t('application.route'), acceptance.ground && `${t(`outOfScope.${acceptance.ground}`)} · ${t(`outOfScopeRoute.${acceptance.ground}`)}`],
              [t('application.to'), acceptance.to],
            ]}
          />
        </>
      )}
    </Phase>
  );
}
