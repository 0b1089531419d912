import type { MatchCandidate } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { percent } from '../../frame/wording.ts';
import { Clarifications } from '../question/clarifications.tsx';

const SHOWN = 5;

/** 候选事项: what the list proposes, and what was issued about the first. */
export function Candidates({ candidates }: { candidates: readonly MatchCandidate[] }) {
  const { t } = useTranslation();
  const [best] = candidates;
  if (!best) return null;
  return (
    <>
      <section className="card" aria-labelledby="proposed">
        <h2 id="proposed">{t('matter.candidates')}</h2>
        <ol>
          {candidates.slice(0, SHOWN).map(({ itemKey, itemName, itemCode, organ, unit, score }) => (
            <li key={itemKey}>
              <span lang="zh-CN">
                {organ.name} {unit.name} · {itemName}
              </span>{' '}
              <code>{itemCode}</code> <span className="small">{t('answer.score', { percent: percent(score) })}</span>
            </li>
          ))}
        </ol>
      </section>
      <Clarifications documents={best.clarifications} />
    </>
  );
}
