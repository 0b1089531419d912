import type { MatchReason } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../locales/language.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';
import { shareOf } from './reason-share.ts';

/** 匹配理由: which words of the text stand where in the list. */
export function ReasonList({ reasons }: { reasons: readonly MatchReason[] }) {
  const { t, i18n } = useTranslation();
  if (reasons.length === 0) return null;
  return (
    <section className="card" aria-labelledby="reasons">
      <h3 id="reasons">{t('answer.reasons')}</h3>
      <ul className="reasons">
        {reasons.map((reason, i) => (
          <li key={i}>
            {isKeyOf('reasonKind', reason.kind) && <span className="tag">{t(`reasonKind.${reason.kind}`)}</span>} <span>{inLanguage(i18n.language, reason.textZh, reason.text)}</span>
            {shareOf(reason) !== null && <span className="small"> {t('answer.reasonShare', { percent: shareOf(reason) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
