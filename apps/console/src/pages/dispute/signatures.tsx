import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useOrganNames } from '../../api/use-organs.ts';
import { atTime } from '../../frame/wording.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';

type Signed = DisputeAnswer['withdrawalConsents'][number];
const SHOWN = 12;

/** 签名: who signed for which organ, when, and which text. */
export function Signatures({ signed }: { signed: readonly Signed[] }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrganNames();
  if (signed.length === 0) return null;
  return (
    <ul className="signatures">
      {signed.map(({ personId, organId, role, at, sha256 }) => (
        <li key={`${organId} ${personId} ${at}`}>
          {t('signature.by', { organ: nameOf(organId), role: isKeyOf('signerRole', role) ? t(`signerRole.${role}`) : role, time: atTime(at, i18n.language) })} <code title={sha256}>{t('signature.text', { sha: sha256.slice(0, SHOWN) })}</code>
        </li>
      ))}
    </ul>
  );
}
