import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useOrganNames } from '../../api/use-organs.ts';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { Phase, Wording } from './phase.tsx';
import { RulingView } from './ruling-view.tsx';

/** 编委裁定: who was heard, the ruling and what it replaces, and the review. */
export function Commission({ one: { id, commission } }: { one: DisputeAnswer }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrganNames();
  if (!commission) return null;
  const { hearings, ruling, former, review } = commission;
  return (
    <Phase name="commission" heading={t('commissionPhase.heading')}>
      {hearings.length > 0 && <h3>{t('commissionPhase.hearings')}</h3>}
      <ol className="records">
        {hearings.map(({ at, parties }) => (
          <li key={at}>
            {atTime(at, i18n.language)}
            <ul>
              {parties.map(({ organId, attended, said }) => (
                <li key={organId}>
                  {nameOf(organId)} <span className="tag">{t(attended ? 'commissionPhase.attended' : 'commissionPhase.absent')}</span> <Wording text={said} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {ruling && <RulingView disputeId={id} ruling={ruling} heading={t('commissionPhase.ruling')} />}
      {review && (
        <>
          <h3>{t('commissionPhase.review')}</h3>
          <p>
            {t('commissionPhase.reviewBy', { organ: nameOf(review.byOrganId), time: atTime(review.at, i18n.language) })} <span className="tag">{t(`reviewDecision.${review.decision ?? 'open'}`)}</span>
          </p>
          {review.draft && <RulingView disputeId={id} ruling={review.draft} heading={t('commissionPhase.newRuling')} />}
          <Facts facts={[[t('commissionPhase.newFacts'), <Wording key="facts" text={review.newFacts} />]]} />
        </>
      )}
      {former.map((earlier) => (
        <RulingView key={earlier.sha256} disputeId={id} ruling={earlier} heading={t('commissionPhase.former')} />
      ))}
    </Phase>
  );
}
