import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useOrganNames } from '../../api/use-organs.ts';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { Bases } from './bases.tsx';
import { Phase, Wording } from './phase.tsx';
import { SplitView } from './split-view.tsx';

/** 意见书: what each party says of the duty, and why. */
export function Statements({ statements }: { statements: DisputeAnswer['statements'] }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrganNames();
  if (statements.length === 0) return null;
  return (
    <Phase name="statements" heading={t('disputeStatement.heading')}>
      <ol className="records">
        {statements.map(({ organId, at, stance, claim, reasons, bases, sandingRefs, practice, evidence, proposedSplit }) => (
          <li key={`${organId} ${at}`}>
            <p>
              <strong>{t('disputeCase.at', { organ: nameOf(organId), time: atTime(at, i18n.language) })}</strong> <span className="tag">{t(`partyStance.${stance}`)}</span>
            </p>
            <Facts
              facts={[
                [t('disputeStatement.claim'), <Wording key="claim" text={claim} />],
                [t('disputeStatement.reasons'), <Wording key="reasons" text={reasons} />],
                [t('disputeStatement.bases'), bases.length === 0 ? null : <Bases key="bases" bases={bases} />],
                [t('disputeStatement.sanding'), sandingRefs.length === 0 ? null : sandingRefs.join('；')],
                [t('disputeStatement.practice'), practice && <Wording text={practice} />],
                [t('disputeStatement.evidence'), evidence.length === 0 ? null : evidence.join('；')],
              ]}
            />
            {proposedSplit && <SplitView rows={proposedSplit} label={t('disputeStatement.split')} />}
          </li>
        ))}
      </ol>
    </Phase>
  );
}
