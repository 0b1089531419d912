import type { MatchReason } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { isKeyOf } from '../../locales/is-key-of.ts';
import { inLanguage } from '../../locales/language.ts';
import { shareOf } from './reasons.ts';

/** One reason: of what kind, in words, and how much of the evidence it is. */
export function ReasonLine({ reason }: { reason: MatchReason }) {
  const { t, i18n } = useTranslation();
  const share = shareOf(reason);
  return (
    <li>
      {isKeyOf('reasonKind', reason.kind) && <span className="tag">{t(`reasonKind.${reason.kind}`)}</span>} <span>{inLanguage(i18n.language, reason.textZh, reason.text)}</span>
      {share !== null && <span className="small"> {t('answer.reasonShare', { percent: share })}</span>}
    </li>
  );
}
