import type { MatterAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { inLanguage } from '../../locales/language.ts';

/** 来件要素: number, channel, place, and where it was sent beside the lists. */
export function MatterFacts({ matter: { number, title, state, channel, urgency, receivedAt, location, decision, statutory, mergedInto, dispute } }: { matter: MatterAnswer }) {
  const { t, i18n } = useTranslation();
  const advice = statutory && (
    <>
      {inLanguage(i18n.language, statutory.nameZh, statutory.name)} <span className="tag">{statutory.isReferred ? t('matter.referred') : t('matter.hint', { cue: statutory.cue ?? '' })}</span> {inLanguage(i18n.language, statutory.adviceZh, statutory.advice)}
    </>
  );
  return (
    <section className="card" aria-label={t('pageNames.matter')}>
      <Facts
        facts={[
          [t('matter.number'), `${number} ${title}`],
          [t('matter.state'), t(`matterState.${state}`)],
          [t('matter.channel'), t(`channel.${channel}`)],
          [t('matter.urgency'), t(`urgency.${urgency}`)],
          [t('matter.receivedAt'), atTime(receivedAt, i18n.language)],
          [t('matter.place'), location?.address ?? null],
          [t('matter.decision'), decision?.reason ?? null],
          [t('handling.dispute'), dispute && <Link to={`/disputes/${dispute.caseId}`}>{dispute.number}</Link>],
          [t('matter.statutory'), advice],
          [t('matter.mergedInto'), mergedInto && <Link to={`/matters/${mergedInto.id}`}>{mergedInto.number}</Link>],
        ]}
      />
    </section>
  );
}
