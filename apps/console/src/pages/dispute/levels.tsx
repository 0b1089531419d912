import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { LEVELS, standingOf } from './standing.ts';

const WORDS = { done: 'levelDone', now: 'levelNow', next: 'levelNext' } as const;

/** 解决层级: negotiation, coordination, ruling; which are behind, and where the case is. */
export function Levels({ one }: { one: Pick<DisputeAnswer, 'level' | 'outcome' | 'closedAt'> }) {
  const { t } = useTranslation();
  return (
    <ol className="steps" aria-label={t('disputeCase.levels')} data-testid="levels">
      {LEVELS.map((level) => {
        const standing = standingOf(level, one);
        return (
          <li key={level} className={standing} {...(standing === 'now' && { 'aria-current': 'step' as const })}>
            <span className="step-number">{level}</span> {t(`disputeLevel.${level}`)} <span className="unseen">{t(`disputeCase.${WORDS[standing]}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
