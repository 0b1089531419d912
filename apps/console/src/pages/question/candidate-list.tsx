import type { MatchCandidate } from '@yidan/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percent } from '../../frame/wording.ts';
import { inLanguage } from '../../locales/language.ts';

const FIRST_SHOWN = 5;

/** 候选单位: each can be chosen and is then shown with all that speaks for it. */
export function CandidateList({ candidates, chosen, heading, onChoose }: { candidates: readonly MatchCandidate[]; chosen: string | null; heading: string; onChoose(itemKey: string): void }) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : candidates.length - FIRST_SHOWN;
  return (
    <section className="card candidates" aria-labelledby="candidates">
      <h3 id="candidates">{heading}</h3>
      <p className="small">{t('answer.otherHint')}</p>
      <ol>
        {(hidden > 0 ? candidates.slice(0, FIRST_SHOWN) : candidates).map(({ itemKey, itemName, organ, unit, score, reasons }) => (
          <li key={itemKey}>
            <button type="button" aria-pressed={itemKey === chosen} onClick={() => onChoose(itemKey)}>
              <span className="candidate-place" lang="zh-CN">
                {organ.name} · {unit.name}
              </span>
              <span lang="zh-CN">{itemName}</span>
              <span className="bar" aria-hidden="true">
                <span style={{ width: `${percent(Math.min(1, score))}%` }} />
              </span>
              <span className="small">
                {t('answer.score', { percent: percent(score) })}
                {itemKey === chosen && ` · ${t('answer.shown')}`}
              </span>
              {reasons[0] && <span className="small">{inLanguage(i18n.language, reasons[0].textZh, reasons[0].text)}</span>}
            </button>
          </li>
        ))}
      </ol>
      {hidden > 0 && (
        <Button type="link" onClick={() => setAll(true)}>
          {t('answer.showRest', { count: hidden })}
        </Button>
      )}
    </section>
  );
}
