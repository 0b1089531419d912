import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../session/session-context.ts';
import { useMe } from '../session/use-me.ts';
import { keepOrgan, keptOrgan } from './organ-choice.ts';

/** 当前用户: who is signed in, of which organ and unit, and the way out. */
export function Account() {
  const { t, i18n } = useTranslation();
  const { session, person } = useSignedIn();
  const chosen = keptOrgan(sessionStorage);
  const { me, asking } = useMe();
  // What the services know counts; an issuer may say less, or nothing but the subject.
  const place = [me?.organ?.name ?? person.organ ?? me?.tenant?.name, me?.unit?.name ?? person.unit].filter(Boolean).join(' ');
  // What is on the page belongs to the organ before; the next call asks for another.
  const changeOrgan = (): void => {
    keepOrgan(sessionStorage, null);
    location.reload();
  };
  return (
    <div className="account">
      <div>
        <span className="unseen">{t('frame.account')} </span>
        <span className="who" data-testid="who">
          {me?.name ?? person.name ?? (asking ? '' : person.subject)}
        </span>
        {place !== '' && (
          <span className="place" lang="zh-CN" data-testid="place">
            {place}
          </span>
        )}
        {chosen && (
          <span className="place">
            {t('frame.actingFor', { organ: chosen })}{' '}
            <button type="button" className="plain" onClick={changeOrgan}>
              {t('frame.changeOrgan')}
            </button>
          </span>
        )}
      </div>
      <Button type="text" onClick={() => void session.signOut(i18n.language)}>
        {t('frame.signOut')}
      </Button>
    </div>
  );
}
