import { useTranslation } from 'react-i18next';
import { useRoleNames } from '../session/use-me.ts';

/** 无权办理: who does it instead, in one sentence, and what the person's own roles are. */
export function NotYours({ text }: { text: string }) {
  const { t } = useTranslation();
  const roles = useRoleNames();
  return (
    <p className="not-yours">
      {text} {roles !== '' && <span className="small">{t('frame.yourRoles', { roles })}</span>}
    </p>
  );
}
