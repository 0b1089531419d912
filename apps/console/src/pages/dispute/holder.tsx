import type { DisputeAnswer, InterimHolderAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useOrganNames } from '../../api/use-organs.ts';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { inLanguage } from '../../locales/language.ts';
import { holderNow } from './standing.ts';

/** 现由谁负责: the duty is never without a holder (R-DSP-1); who it is, by which rule, and who it was before. */
export function Holder({ one }: { one: DisputeAnswer }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrganNames();
  const now = holderNow(one);
  const { interim, interims, outcome } = one;
  const former = interims.filter(({ until }) => until !== null);
  const explained = ({ rule, ground, groundEn, scope, from, until }: InterimHolderAnswer) => (
    <Facts
      facts={[
        [t('disputeCase.interimRuleName'), t('disputeCase.interimRule', { rule, words: t(`interimRule.${rule}`) })],
        [t('disputeCase.interimGround'), inLanguage(i18n.language, ground, groundEn)],
        [t('disputeCase.interimScope'), scope],
        [t('disputeCase.interimTime'), [t('disputeCase.interimSince', { time: atTime(from, i18n.language) }), until && t('disputeCase.interimUntil', { time: atTime(until, i18n.language) })].filter(Boolean).join(' ')],
      ]}
    />
  );
  return (
    <section className="card holder" aria-labelledby="holder" data-testid="holder">
      <h2 id="holder">{t('disputeCase.interim')}</h2>
      {now?.by === 'interim' && interim && (
        <>
          <p className="organ" lang="zh-CN">
            {t('disputeCase.interimNow', { organ: interim.organ.name ?? nameOf(now.organId) })}
          </p>
          {explained(interim)}
          <p className="small">{t('disputeCase.interimNeutral')}</p>
        </>
      )}
      {now?.by === 'outcome' && outcome && <p className="organ">{t('disputeCase.holderNow', { organ: nameOf(now.organId), document: outcome.documentNumber })}</p>}
      {now === null && <p>{t('disputeCase.noInterim')}</p>}
      {former.length > 0 && (
        <details>
          <summary>{t('disputeCase.formerInterims')}</summary>
          <ol className="records">
            {former.map((one) => (
              <li key={one.from}>
                <span lang="zh-CN">{one.organ.name}</span>
                {explained(one)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
