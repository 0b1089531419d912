import type { MatchReason } from '@yidan/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonLine } from './reason-line.tsx';
import { sortReasons } from './reasons.ts';

/** 匹配理由: which words of the text stand where in the list; what is only common knowledge stands apart. */
export function ReasonList({ reasons }: { reasons: readonly MatchReason[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (reasons.length === 0) return null;
  const { first, rest, commonKnowledge } = sortReasons(reasons);
  return (
    <section className="card" aria-labelledby="reasons">
      <h3 id="reasons">{t('answer.reasons')}</h3>
      {first.length > 0 && (
        <ul className="reasons" data-testid="reasons">
          {[...first, ...(all ? rest : [])].map((reason, i) => (
            <ReasonLine key={i} reason={reason} />
          ))}
        </ul>
      )}
      {rest.length > 0 && (
        <Button type="link" size="small" className="more-reasons" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('answer.fewerReasons') : t('answer.allReasons', { count: rest.length })}
        </Button>
      )}
      {commonKnowledge.length > 0 && (
        <div className="common-knowledge" role="note" aria-labelledby="common-knowledge">
          <h4 id="common-knowledge">{t('answer.commonKnowledge')}</h4>
          <ul className="reasons" data-testid="common-knowledge">
            {commonKnowledge.map((reason, i) => (
              <ReasonLine key={i} reason={reason} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
