import { useTranslation } from 'react-i18next';
import type { Outcome } from './same-outcome.ts';

/** The decision on a text and whom it names first; where nothing fits, the nearest shows which way the words point. */
export function TrialOutcome({ outcome: { decision, candidates } }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const [best] = candidates;
  return (
    <>
      <span className="tag">{t(`trialDecision.${decision}`)}</span>{' '}
      {best && decision === 'UNMATCHED' && <span>{t('lexicon.nearest')} </span>}
      {best && (
        <span lang="zh-CN">
          <strong>
            {best.organ.name} {best.unit.name}
          </strong>{' '}
          {best.itemName}
        </span>
      )}
    </>
  );
}
