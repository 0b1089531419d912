import type { LexiconTrialAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { TrialOutcome } from './trial-outcome.tsx';
import { sameOutcome } from './same-outcome.ts';

/** 试算结果: each text with its answer before and after. */
export function TrialResult({ items }: { items: LexiconTrialAnswer['items'] }) {
  const { t } = useTranslation();
  const changed = items.filter(({ before, after }) => !sameOutcome(before, after)).length;
  return (
    <>
      <p>{t('lexicon.trialChanged', { changed, count: items.length })}</p>
      <ol className="trials" data-testid="trials">
        {items.map(({ text, before, after }, i) => (
          <li key={i}>
            <p className="wording" lang="zh-CN">
              {text}
            </p>
            <dl className="facts">
              <dt>{t('lexicon.before')}</dt>
              <dd>
                <TrialOutcome outcome={before} />
              </dd>
              <dt>{t('lexicon.after')}</dt>
              <dd>
                <TrialOutcome outcome={after} /> {sameOutcome(before, after) && <span className="small">{t('lexicon.same')}</span>}
              </dd>
            </dl>
          </li>
        ))}
      </ol>
    </>
  );
}
