import type { MatchAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';

/** 结论: the decision in words, read out when it arrives. */
export function DecisionHeadline({ answer: { decision, candidates } }: { answer: MatchAnswer }) {
  const { t } = useTranslation();
  const [best] = candidates;
  return (
    <div className={`decision decision-${decision}`} role="status">
      <h2>{t(`decision.${decision}`, { unit: best ? `${best.organ.name} ${best.unit.name}` : '' })}</h2>
      <p>{t(`decisionHint.${decision}`)}</p>
    </div>
  );
}
